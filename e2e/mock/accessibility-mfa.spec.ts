import { expect } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { beginAuthenticatorApp, submitCodes } from '../support/assign-mfa.ts'
import { dialog, leaveDialog } from '../support/dialog.ts'
import { openAs, signOut, submitUserForm } from '../support/sign-in.ts'
import { rowCheckbox, tableOf } from '../support/table.ts'
import { twoCodes } from '../support/totp.ts'

let secret = ''

testAccessibility(
  'the way to an MFA device',
  page => openAs(page, 'grace', '#/my-security-credentials/assign-mfa-device'),
  [
    {
      name: 'what her policies say',
      show: page => expect(page.getByText(/denies it until you have signed in with MFA/)).toBeVisible(),
    },
    {
      name: 'the secret, the toy and a problem with the codes',
      show: async page => {
        secret = await beginAuthenticatorApp(page, 'grace-phone')
        await page.getByText('How the code comes about').click()
        await page.getByRole('button', { name: 'Assign MFA device', exact: true }).click()
        await expect(page.getByText('Dynamic truncation.')).toBeVisible()
      },
    },
    {
      name: 'the device is assigned',
      show: async page => {
        await submitCodes(page, await twoCodes(page, secret))
        await expect(page.getByText('“grace-phone” is assigned to you')).toBeVisible()
      },
    },
    {
      name: 'one’s devices, and the resync of one',
      show: async page => {
        await page.getByRole('link', { name: 'Back to my security credentials' }).click()
        const devices = tableOf(page, 'Multi-factor authentication (MFA)')
        await rowCheckbox(devices, 'MFA device', 'grace-phone').click()
        await page.getByRole('button', { name: 'Resync', exact: true }).click()
        await expect(dialog(page).getByLabel('Second code')).toBeVisible()
      },
    },
    {
      name: 'deactivating it',
      show: async page => {
        await leaveDialog(page)
        await page.getByRole('button', { name: 'Deactivate MFA devices' }).click()
        await expect(dialog(page).getByRole('checkbox')).toBeVisible()
      },
    },
    {
      name: 'the virtual devices of the account',
      show: async page => {
        await leaveDialog(page)
        await page.goto('#/virtual-mfa-devices')
        await expect(tableOf(page, 'Virtual MFA devices').getByText('grace-phone').first()).toBeVisible()
      },
    },
    {
      name: 'the code at sign-in, with the toy beside it',
      show: async page => {
        await signOut(page, 'grace')
        await submitUserForm(page, personaNamed('grace'))
        await expect(page.getByText('Code now')).toBeVisible()
      },
    },
  ],
)

testAccessibility(
  'the ways to other devices',
  page => openAs(page, 'grace', '#/my-security-credentials/assign-mfa-device'),
  [
    {
      name: 'a passkey to be registered',
      show: async page => {
        await page.getByRole('radio', { name: 'Passkey or security key' }).check()
        await page.getByRole('textbox', { name: 'Device name' }).fill('grace-laptop')
        await page.getByRole('button', { name: 'Next', exact: true }).click()
        await expect(page.getByRole('button', { name: 'Register passkey', exact: true })).toBeVisible()
      },
    },
    {
      name: 'a hardware token, of which all is missing',
      show: async page => {
        await page.getByRole('button', { name: 'Previous', exact: true }).click()
        await page.getByRole('radio', { name: 'Hardware TOTP token' }).check()
        await page.getByRole('button', { name: 'Next', exact: true }).click()
        await page.getByRole('button', { name: 'Assign MFA device', exact: true }).click()
        await expect(page.getByLabel('Serial number')).toHaveAttribute('aria-invalid', 'true')
      },
    },
  ],
)
