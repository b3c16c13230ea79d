import type { Page } from '@playwright/test'

/** Gives the browser a holder of passkeys that confirms whatever it is asked. */
export async function addVirtualAuthenticator(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Registers a passkey of the browser for whoever is signed in. */
export async function registerPasskey(page: Page, name: string): Promise<void> {
  await page.goto('#/my-security-credentials/assign-mfa-device')
  await page.getByRole('radio', { name: 'Passkey or security key' }).check()
  await page.getByRole('textbox', { name: 'Device name' }).fill(name)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Register passkey', exact: true }).click()
  await page.getByText(`“${name}” is assigned to you`).waitFor()
}
