import type { Page } from '@playwright/test'
import { personaNamed, spareToken } from '../../mocks/personas.ts'
import { assignHardwareToken, shownSecret, submitCodes } from '../support/assign-mfa.ts'
import { dialog } from '../support/dialog.ts'
import { tabTo } from '../support/keyboard.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectConsole, openAs, signOut, submitCode, submitUserForm } from '../support/sign-in.ts'
import { expectNoRow, expectRow, rowCheckbox, tableOf } from '../support/table.ts'
import { codeAt, stepNow } from '../support/totp.ts'

const { serialNumber, seed } = spareToken

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const devices = (page: Page) => tableOf(page, 'Multi-factor authentication (MFA)')

/**
 * Brings the token into step by two codes from `ahead` steps after now; gives the way to its next code. A step may be
 * over before the service looks at its clock: the next code is not the last one again, nor two off.
 */
async function resync(page: Page, ahead: number): Promise<() => Promise<string>> {
  await rowCheckbox(devices(page), 'MFA device', serialNumber).check()
  await button(page, 'Resync').click()
  const step = (await stepNow(page)) + ahead
  await dialog(page).getByLabel('First code').fill(codeAt(seed, step))
  await dialog(page)
    .getByLabel('Second code')
    .fill(codeAt(seed, step + 1))
  await dialog(page).getByRole('button', { name: 'Resync' }).click()
  await expect(page.getByText(`The MFA device “${serialNumber}” is in step again.`)).toBeVisible()
  return async () => codeAt(seed, Math.max(step + 2, (await stepNow(page)) + ahead + 1))
}

test('a hardware token is assigned by its serial number, brought into step by its owner and by an administrator, who takes it away', async ({
  page,
}) => {
  test.slow()
  const grace = personaNamed('grace')
  await openAs(page, 'grace')
  await test.step('nobody knows a token of another serial number', async () => {
    const step = await stepNow(page)
    await assignHardwareToken(page, 'GAHT99999999', [codeAt(seed, step - 1), codeAt(seed, step)])
    await expect(page.getByLabel('Serial number')).toHaveAccessibleDescription(/GAHT99999999/)
    await page.getByLabel('Serial number').fill(serialNumber)
    await submitCodes(page, [codeAt(seed, step - 1), codeAt(seed, step)])
    await expect(page.getByText(`“${serialNumber}” is assigned to you`)).toBeVisible()
  })
  const nextCode = await test.step('it has a clock but no label', async () => {
    await page.getByRole('link', { name: 'Back to my security credentials' }).click()
    await expectRow(devices(page), { 'Device name': serialNumber, Type: 'Hardware TOTP token', Label: '–' })
    const next = await resync(page, 6)
    await expect(button(page, 'Edit label')).toHaveAttribute('aria-disabled', 'true')
    return next
  })
  await test.step('the next sign-in asks for a code by the token’s own clock', async () => {
    await signOut(page, 'grace')
    await submitUserForm(page, grace)
    await submitCode(page, await nextCode())
    await expectConsole(page, 'grace')
    await signOut(page, 'grace')
  })

  await openAs(page, 'alice', '#/users')
  const users = tableOf(page, 'Users')
  await test.step('an administrator sees it in the report, and brings it into step', async () => {
    await button(page, 'Generate a credential report for the MFA column').click()
    await expectRow(users, { 'User name': 'grace', MFA: 'Passkey or hardware' })
    await page.goto('#/users/details/grace?tab=security')
    await resync(page, 12)
  })
  await test.step('and takes it away, which the users table knows although the report does not', async () => {
    await rowCheckbox(devices(page), 'MFA device', serialNumber).check()
    await button(page, 'Deactivate MFA devices').click()
    await expect(dialog(page)).toContainText('“grace” signs in with the password alone from now on')
    await dialog(page).getByRole('button', { name: 'Deactivate', exact: true }).click()
    await expectNoRow(devices(page), { 'Device name': serialNumber })
    await page.goto('#/users')
    await expectRow(users, { 'User name': 'grace', MFA: 'None' })
    await signOut(page, 'alice')
    await submitUserForm(page, grace)
    await expectConsole(page, 'grace')
  })
})

test('by the keyboard alone: assigning an authenticator app', async ({ page }) => {
  const { keyboard } = page
  await openAs(page, 'grace', '#/my-security-credentials')
  await tabTo(page, page.getByRole('link', { name: 'Assign MFA device' }), 60)
  await keyboard.press('Enter')
  const kind = (name: string) => page.getByRole('radio', { name })
  await tabTo(page, kind('Authenticator app'), 40)
  await keyboard.press('ArrowDown')
  await expect(kind('Passkey or security key')).toBeChecked()
  await keyboard.press('ArrowUp')
  await expect(kind('Authenticator app')).toBeChecked()

  await test.step('what is missing is found by the cursor', async () => {
    await tabTo(page, button(page, 'Next'), 20)
    await keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Device name' })).toBeFocused()
    await keyboard.type('grace-phone')
    await tabTo(page, button(page, 'Next'), 20)
    await keyboard.press('Enter')
  })
  await test.step('codes are typed, and the device is assigned', async () => {
    // The wizard puts the cursor on the title of each step.
    await tabTo(page, button(page, 'Show Secret key'), 5)
    await keyboard.press('Enter')
    const secret = await shownSecret(page)
    await tabTo(page, page.getByLabel('First code'), 5)
    const step = await stepNow(page)
    await keyboard.type(codeAt(secret, step - 1))
    await keyboard.press('Tab')
    await expect(page.getByLabel('Second code')).toBeFocused()
    await keyboard.type(codeAt(secret, step))
    await tabTo(page, button(page, 'Assign MFA device'), 10)
    await keyboard.press('Enter')
    // The wizard is gone, and the cursor in what it came to.
    await expect(
      page.getByRole('group').filter({ hasText: '“grace-phone” is assigned to you' }),
    ).toBeFocused()
  })
  await tabTo(page, page.getByRole('link', { name: 'Back to my security credentials' }), 5)
  await keyboard.press('Enter')
  await expectRow(devices(page), { 'Device name': 'grace-phone' })
})
