import { expect, type Page } from '@playwright/test'
import { twoCodes } from './totp.ts'

/** Opens the wizard and goes on to the step that shows an authenticator app's secret. */
export async function beginAuthenticatorApp(page: Page, name: string): Promise<string> {
  await page.goto('#/my-security-credentials/assign-mfa-device')
  await page.getByRole('textbox', { name: 'Device name' }).fill(name)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Show Secret key' }).click()
  return shownSecret(page)
}

/** The secret of an authenticator app, once the wizard shows it. */
export async function shownSecret(page: Page): Promise<string> {
  const secret = page.getByRole('code').first()
  await expect(secret).toHaveText(/^[A-Z2-7]{64}$/)
  return (await secret.textContent()) ?? ''
}

/** Types two codes into the step that is open, and assigns the device. */
export async function submitCodes(page: Page, codes: readonly [string, string]): Promise<void> {
  await page.getByLabel('First code').fill(codes[0])
  await page.getByLabel('Second code').fill(codes[1])
  await page.getByRole('button', { name: 'Assign MFA device', exact: true }).click()
}

/** Opens the wizard and sends the serial number of a hardware token with two of its codes. */
export async function assignHardwareToken(
  page: Page,
  serialNumber: string,
  codes: readonly [string, string],
): Promise<void> {
  await page.goto('#/my-security-credentials/assign-mfa-device')
  await page.getByRole('radio', { name: 'Hardware TOTP token' }).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByLabel('Serial number').fill(serialNumber)
  await submitCodes(page, codes)
}

/** Assigns an authenticator app to whoever is signed in; answers its secret. */
export async function assignAuthenticatorApp(page: Page, name: string): Promise<string> {
  const secret = await beginAuthenticatorApp(page, name)
  await submitCodes(page, await twoCodes(page, secret))
  await expect(page.getByText(`“${name}” is assigned to you`)).toBeVisible()
  return secret
}
