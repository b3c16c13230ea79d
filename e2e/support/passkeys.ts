import type { CDPSession, Page } from '@playwright/test'

/** Gives the browser a passkey holder of its own, which confirms whatever it is asked; answers the way to change that. */
export async function addVirtualAuthenticator(page: Page): Promise<{
  /** Whether the person confirms, or leaves the dialog. */
  confirms(confirms: boolean): Promise<void>
}> {
  const browser: CDPSession = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    confirms: async confirms => {
      await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: confirms })
    },
  }
}
