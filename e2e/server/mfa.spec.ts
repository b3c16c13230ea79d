import type { Page } from '@playwright/test'
import { assignAuthenticatorApp } from '../support/assign-mfa.ts'
import { addVirtualAuthenticator, registerPasskey } from '../support/passkeys.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import { expectConsole, expectSignedIn, signOut, submitCode, submitRootForm } from '../support/sign-in.ts'
import { freshCode } from '../support/totp.ts'

async function signInAsRoot(page: Page): Promise<void> {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
}

test('root signs in with an authenticator app, which outlives a crash; no code is good twice', async ({
  page,
  gatehouse,
}) => {
  test.slow()
  await signInAsRoot(page)
  await expectSignedIn(page, rootUser.email)
  const secret = await assignAuthenticatorApp(page, 'root-phone')
  await gatehouse.kill()
  await gatehouse.restart()

  const code = await test.step('the next sign-in asks for a code', async () => {
    await signOut(page, rootUser.email)
    await signInAsRoot(page)
    const fresh = await freshCode(page, secret)
    await submitCode(page, fresh)
    await expectConsole(page, rootUser.email)
    return fresh
  })
  await test.step('and takes none that was given before', async () => {
    await signOut(page, rootUser.email)
    await signInAsRoot(page)
    await submitCode(page, code)
    await expect(page.getByRole('alert')).toContainText(/code/)
    await submitCode(page, await freshCode(page, secret))
    await expectConsole(page, rootUser.email)
  })
})

test('root signs in with a passkey, after another device was chosen in vain', async ({ page }) => {
  test.slow()
  await addVirtualAuthenticator(page)
  await signInAsRoot(page)
  await expectSignedIn(page, rootUser.email)
  await registerPasskey(page, 'root-laptop')
  await page.getByText('Assign another device', { exact: true }).click()
  await assignAuthenticatorApp(page, 'root-phone')
  await signOut(page, rootUser.email)
  await signInAsRoot(page)
  await page.getByRole('button', { name: /root-phone/ }).click()
  await submitCode(page, '000000')
  await expect(page.getByRole('alert')).toContainText(/code/)
  await page.getByRole('button', { name: 'Use another device' }).click()
  await page.getByRole('button', { name: /[Pp]asskey/ }).click()
  const use = page.getByRole('button', { name: 'Use passkey', exact: true })
  await use.click()
  await expectConsole(page, rootUser.email)
})
