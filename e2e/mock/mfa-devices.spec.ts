import type { Page } from '@playwright/test'
import { personaNamed, spareToken } from '../../mocks/personas.ts'
import { listen } from '../support/announcements.ts'
import { assignAuthenticatorApp, beginAuthenticatorApp, submitCodes } from '../support/assign-mfa.ts'
import { watchCalls } from '../support/calls.ts'
import { dialog, leaveDialog } from '../support/dialog.ts'
import { holdCall } from '../support/held-call.ts'
import { expect, test } from '../support/mock-test.ts'
import { addVirtualAuthenticator, registerPasskey } from '../support/passkeys.ts'
import { expectSignedIn, openAs, signOut, submitCode, submitUserForm } from '../support/sign-in.ts'
import { expectNoRow, expectRow, filterBy, rowCheckbox, tableOf } from '../support/table.ts'
import { freshCode, twoCodes } from '../support/totp.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const leave = async (page: Page): Promise<void> => {
  await button(page, 'Cancel').click()
  await dialog(page).getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'My security credentials', level: 1 })).toBeVisible()
}

const devices = (page: Page) => tableOf(page, 'Multi-factor authentication (MFA)')

test('grace reads what stands in her way, assigns a device, and may the rest after signing in with it', async ({
  page,
}) => {
  const said = await listen(page)
  await openAs(page, 'grace', '#/my-security-credentials')
  await expect(page.getByText(/^You may not deactivate them \(iam:DeactivateMFADevice\)/)).toBeVisible()
  const secret = await test.step('before anything is made she is told what her policy denies', async () => {
    await page.getByRole('link', { name: 'Assign MFA device' }).click()
    await expect(page.getByText('You may make the device (iam:CreateVirtualMFADevice).')).toBeVisible()
    await expect(page.getByText('You may assign the device to yourself (iam:EnableMFADevice).')).toBeVisible()
    const denied = page.getByText(/^You may not delete it again, should you stop half way/)
    await expect(denied).toContainText('denies it until you have signed in with MFA.')
    await expect(
      denied.getByRole('link', { name: 'Statement “DenyTheRestWithoutMfa” of RequireMfa' }),
    ).toHaveAttribute('href', /^#\/policies\/edit\/.*RequireMfa\?statement=3$/)
    await expect(
      page.getByText(/this one stays without: once the device is assigned, sign out/),
    ).toBeVisible()
    return beginAuthenticatorApp(page, 'grace-phone')
  })
  await test.step('wrong codes are told at their field, right ones taken', async () => {
    await button(page, 'Assign MFA device').click()
    await expect(page.getByLabel('First code')).toHaveAccessibleDescription(/Enter two codes/)
    const right = await twoCodes(page, secret)
    await submitCodes(page, [right[0], ''])
    await expect(page.getByLabel('Second code')).toBeFocused()
    await expect(page.getByLabel('Second code')).toHaveAccessibleDescription(/Enter the six digits/)
    await expect(page.getByLabel('First code')).not.toHaveAttribute('aria-invalid')
    await submitCodes(page, [right[1], right[0]])
    await expect(page.getByLabel('First code')).toHaveAccessibleDescription(/not valid/)
    await expect.poll(async () => (await said()).join(' ')).toContain('not valid')
    await submitCodes(page, right)
    await expect(page.getByText('“grace-phone” is assigned to you')).toBeVisible()
  })
  await test.step('her session stays without MFA, and the next one has it', async () => {
    await page.goto('#/groups')
    await expect(page.getByText('You are not allowed to perform iam:ListGroups')).toBeVisible()
    await signOut(page, 'grace')
    await submitUserForm(page, personaNamed('grace'))
    await expect(page.getByRole('heading', { name: /Toy authenticator/ })).toBeVisible()
    await submitCode(page, await freshCode(page, secret))
    await expectSignedIn(page, 'grace')
    await page.goto('#/groups')
    await expectRow(tableOf(page, 'User groups'), { 'Group name': 'MfaEnrolment' })
  })
})

test('a device is assigned with the codes of the toy, labelled, brought into step, and deactivated', async ({
  page,
}) => {
  await openAs(page, 'alice')
  const secret = await beginAuthenticatorApp(page, 'alice-tablet')
  const codes = page.getByLabel('Toy authenticator').locator('dd')
  await expect(codes).toHaveText([/^\d{6}$/, /^\d{6}$/])
  const shown = await codes.allTextContents()
  await submitCodes(page, [shown[0] ?? '', shown[1] ?? ''])
  await expect(page.getByText('“alice-tablet” is assigned to you')).toBeVisible()
  await page.getByRole('link', { name: 'Back to my security credentials' }).click()
  await expectRow(devices(page), { 'Device name': 'alice-tablet', Type: 'Authenticator app', Label: '–' })

  await test.step('its label is a tag', async () => {
    await rowCheckbox(devices(page), 'MFA device', 'alice-tablet').click()
    await button(page, 'Edit label').click()
    await dialog(page).getByRole('textbox', { name: 'Label' }).fill('The one in the kitchen')
    await dialog(page).getByRole('button', { name: 'Save label' }).click()
    await expectRow(devices(page), { 'Device name': 'alice-tablet', Label: 'The one in the kitchen' })
  })
  await test.step('codes that were used already do not bring it into step', async () => {
    await button(page, 'Resync').click()
    const codes = await twoCodes(page, secret)
    await dialog(page).getByLabel('First code').fill(codes[0])
    await dialog(page).getByLabel('Second code').fill('000000')
    await dialog(page).getByRole('button', { name: 'Resync', exact: true }).click()
    await expect(dialog(page).getByLabel('First code')).toHaveAccessibleDescription(/not valid/)
    await leaveDialog(page)
  })
  await test.step('deactivating it deletes it too', async () => {
    await button(page, 'Deactivate MFA devices').click()
    await expect(dialog(page).getByRole('checkbox', { name: /Delete the authenticator app/ })).toBeChecked()
    await dialog(page).getByRole('button', { name: 'Deactivate', exact: true }).click()
    await expectNoRow(devices(page), { 'Device name': 'alice-tablet' })
  })
})

test('what is left half way is taken back, or listed as nobody’s and deleted, one and many', async ({
  page,
}) => {
  await openAs(page, 'alice')
  const list = tableOf(page, 'Virtual MFA devices')
  await test.step('it is taken back', async () => {
    await beginAuthenticatorApp(page, 'half-way')
    await button(page, 'Assign MFA device').click()
    await expect(page.getByLabel('First code')).toHaveAccessibleDescription(/Enter two codes/)
    await button(page, 'Previous').click()
    await page.getByRole('radio', { name: 'Hardware TOTP token' }).check()
    await button(page, 'Next').click()
    // What was missing of the app is not held against the token.
    await expect(page.getByLabel('First code')).toBeVisible()
    await expect(page.getByLabel('First code')).not.toHaveAccessibleDescription(/Enter two codes/)
    await leave(page)
    await page.goto('#/virtual-mfa-devices')
    await expectNoRow(list, { 'Device name': 'half-way' })
  })
  await test.step('also where another device is assigned in its place', async () => {
    const { serialNumber, seed } = spareToken
    await beginAuthenticatorApp(page, 'not-this-one')
    await button(page, 'Previous').click()
    await page.getByRole('radio', { name: 'Hardware TOTP token' }).check()
    await button(page, 'Next').click()
    await page.getByLabel('Serial number').fill(serialNumber)
    await submitCodes(page, await twoCodes(page, seed))
    await expect(page.getByText(`“${serialNumber}” is assigned to you`)).toBeVisible()
    await page.goto('#/virtual-mfa-devices')
    await expectNoRow(list, { 'Device name': 'not-this-one' })
  })
  await test.step('where that fails the person is told, and the name is taken', async () => {
    await page.evaluate(() => {
      window.gatehouseMock?.faults(['DeleteVirtualMFADevice:AccessDenied'])
    })
    for (const name of ['left-1', 'left-2', 'left-3']) {
      await beginAuthenticatorApp(page, name)
      await leave(page)
      await expect(page.getByText(`The device “${name}” was made, is assigned to nobody`)).toBeVisible()
    }
    await page.evaluate(() => {
      window.gatehouseMock?.faults([])
    })
    await page.goto('#/my-security-credentials/assign-mfa-device')
    const name = page.getByRole('textbox', { name: 'Device name' })
    await name.fill('left-1')
    await button(page, 'Next').click()
    await expect(name).toHaveAccessibleDescription(/already exists/)
  })
  await test.step('the dashboard counts them, and leads to them', async () => {
    await page.goto('#/')
    const counted = page.getByText(/virtual MFA devices belong to nobody/)
    await expect(counted).toBeVisible()
    await page.goto('#/virtual-mfa-devices?filter=user%3DNobody')
    await expectRow(list, { 'Device name': 'left-2', 'Assigned to': 'Nobody' })
  })
  await test.step('one is deleted, then the others', async () => {
    await rowCheckbox(list, 'virtual MFA device', 'left-1').click()
    await button(page, 'Delete').click()
    await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click()
    await expectNoRow(list, { 'Device name': 'left-1' })
    for (const name of ['left-2', 'left-3']) await rowCheckbox(list, 'virtual MFA device', name).click()
    await button(page, 'Delete').click()
    await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByText('2 virtual MFA devices are deleted.').first()).toBeVisible()
    await expectNoRow(list, { 'Device name': 'left-2' })
  })
})

test('whoever leaves while a device is made or assigned keeps what came of it and nothing else', async ({
  page,
}) => {
  await openAs(page, 'alice')
  const calls = watchCalls(page)
  await test.step('a device that comes into being afterwards is deleted', async () => {
    const letGo = await holdCall(page, 'CreateVirtualMFADevice')
    await page.goto('#/my-security-credentials/assign-mfa-device')
    await page.getByRole('textbox', { name: 'Device name' }).fill('too-late')
    await button(page, 'Next').click()
    await leave(page)
    await letGo()
    await expect.poll(() => calls.count('DeleteVirtualMFADevice')).toBe(1)
  })
  await test.step('one that is assigned afterwards stays, and the person is told', async () => {
    calls.clear()
    const secret = await beginAuthenticatorApp(page, 'just-right')
    const letGo = await holdCall(page, 'EnableMFADevice')
    await submitCodes(page, await twoCodes(page, secret))
    await leave(page)
    await letGo()
    await expect(page.getByText('“just-right” is assigned to you.')).toBeVisible()
    await expectRow(devices(page), { 'Device name': 'just-right' })
    expect(calls.count('DeleteVirtualMFADevice')).toBe(0)
  })
  await page.goto('#/virtual-mfa-devices')
  const list = tableOf(page, 'Virtual MFA devices')
  await expectRow(list, { 'Device name': 'just-right', 'Assigned to': 'alice' })
  await expectNoRow(list, { 'Device name': 'too-late' })
})

test('the users table knows who has MFA without asking for each', async ({ page }) => {
  await openAs(page, 'alice')
  await assignAuthenticatorApp(page, 'alice-tablet')
  const calls = watchCalls(page)
  await page.goto('#/users')
  const users = tableOf(page, 'Users')
  await expectRow(users, { 'User name': 'bob', MFA: 'Not known' })
  expect(calls.count('ListMFADevices')).toBe(0)
  await button(page, 'Generate a credential report for the MFA column').click()
  await expectRow(users, { 'User name': 'bob', MFA: 'None' })
  await expect(page.getByText(/^.*everything else from the credential report of \d/)).toBeVisible()
  await filterBy(page, 'users', 'MFA = Virtual')
  await expectRow(users, { 'User name': 'alice' })
  await expectNoRow(users, { 'User name': 'bob' })

  await test.step('whose devices an administrator can take away, but not assign', async () => {
    await page.goto('#/users/details/bob?tab=security')
    await expect(page.getByText('No MFA', { exact: true })).toBeVisible()
    await expect(button(page, 'Assign MFA device')).toHaveAttribute('aria-disabled', 'true')
  })
})

test('the root user is led from the dashboard to a device of its own', async ({ page }) => {
  await openAs(page, 'root@acme.example')
  await page.getByRole('link', { name: 'Assign an MFA device' }).click()
  await expect(page.getByText('No policy limits the root user')).toBeVisible()
  await assignAuthenticatorApp(page, 'root-phone')
  await expect(page.getByText(/only by “root recover” on the server’s command line/)).toBeVisible()
  await page.goto('#/')
  await expect(page.getByText('The root user has MFA')).toBeVisible()
})

test('a passkey of the browser is registered, and signs in', async ({ page }) => {
  await addVirtualAuthenticator(page)
  await openAs(page, 'grace')
  await registerPasskey(page, 'grace-laptop')
  await page.getByRole('link', { name: 'Back to my security credentials' }).click()
  await expectRow(devices(page), { 'Device name': 'grace-laptop', Type: 'Passkey or security key' })

  await test.step('it is asked for at the next sign-in', async () => {
    await signOut(page, 'grace')
    await submitUserForm(page, personaNamed('grace'))
    await button(page, 'Use passkey').click()
    await expectSignedIn(page, 'grace')
  })
})
