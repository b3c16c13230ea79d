import type { Page } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { expectRefusal } from '../support/explanation.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectSignedIn, openAs, signOut, submitUserForm } from '../support/sign-in.ts'
import { expectUnderRole, roleBanner, submitSwitchForm, switchButton } from '../support/switch-role.ts'
import { expectColumn, expectRow, rowCheckbox, tableOf } from '../support/table.ts'

const sandbox = { account: '444455556666', roleName: 'SandboxOperator' } as const
const sandboxLink =
  '#/switch-role?account=444455556666&roleName=SandboxOperator&displayName=Sandbox&color=FBBF93'

const goTo = async (page: Page, section: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Side navigation' }).getByRole('link', { name: section }).click()
}
const expectUsers = (page: Page, names: readonly string[]): Promise<void> =>
  expectColumn(tableOf(page, 'Users'), 'User name', names)

test('every screen acts under the role, and under oneself again after switching back', async ({ page }) => {
  await openAs(page, 'alice', '#/users')
  await expectRow(tableOf(page, 'Users'), { 'User name': 'bob' })
  await page.goto('/#/switch-role')
  await submitSwitchForm(page, { ...sandbox, displayName: 'Our sandbox', color: 'Green' })
  await expectUnderRole(page, 'SandboxOperator', 'acme-dev (4444-5555-6666)')
  await expect(roleBanner(page)).toContainText('Our sandbox')
  await expect(roleBanner(page)).toContainText('59 min left')

  await test.step('no row of the other account is left', async () => {
    await goTo(page, 'Users')
    await expectUsers(page, ['alice', 'sandbox-runner'])
  })
  await test.step('a reload keeps the role', async () => {
    await page.reload()
    await expectUsers(page, ['alice', 'sandbox-runner'])
    await expectUnderRole(page, 'SandboxOperator', 'acme-dev (4444-5555-6666)')
  })
  await test.step('a refusal is the role\u2019s', async () => {
    await page.getByRole('link', { name: 'Create user', exact: true }).first().click()
    await page.getByRole('textbox', { name: 'User name' }).fill('nina')
    for (const _step of ['permissions', 'tags', 'review'])
      await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.getByRole('button', { name: 'Create user', exact: true }).click()
    const refusal = await expectRefusal(page, 'iam:CreateUser')
    await expect(refusal).toContainText('assumed-role/SandboxOperator/alice')
  })
  await test.step('a form with changes is asked before it is left for oneself', async () => {
    await roleBanner(page).getByRole('link', { name: 'Switch back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await expect(page.getByText('and act as alice again').first()).toBeVisible()
  })
  await expect(roleBanner(page)).toHaveCount(0)
  await goTo(page, 'Users')
  await expectRow(tableOf(page, 'Users'), { 'User name': 'bob' })
})

test('a link as AWS makes them leads through sign-in to the form, and signing out forgets the role', async ({
  page,
}) => {
  await page.goto(`/${sandboxLink}`)
  await submitUserForm(page, personaNamed('alice'))
  await expectSignedIn(page, 'alice')
  await expect(page.getByRole('textbox', { name: 'Account' })).toHaveValue('444455556666')
  await expect(page.getByRole('textbox', { name: 'Role name' })).toHaveValue('SandboxOperator')
  await expect(page.getByRole('button', { name: /^Colour/ })).toContainText('Orange')
  await expect(roleBanner(page)).toHaveCount(0)
  await switchButton(page).click()
  await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  await signOut(page, 'alice')
  await page.reload()
  await submitUserForm(page, personaNamed('alice'))
  await expectSignedIn(page, 'alice')
  await expect(roleBanner(page)).toHaveCount(0)
})

test('refusals: explained within the account, a plain sentence across accounts, known beforehand for root', async ({
  page,
}) => {
  await test.step('within the account', async () => {
    await openAs(page, 'carol', '#/switch-role')
    await submitSwitchForm(page, { account: 'acme', roleName: 'Auditor' })
    const refusal = await expectRefusal(page, 'sts:AssumeRole')
    await expect(refusal).toContainText('Why:')
    await expect(roleBanner(page)).toHaveCount(0)
    await signOut(page, 'carol')
  })
  await test.step('across accounts', async () => {
    await openAs(page, 'bob', '#/switch-role')
    await submitSwitchForm(page, { account: 'acme-dev', roleName: 'SandboxOperator' })
    await expect(page.getByText('“acme-dev” is not an alias that is known here')).toBeVisible()
    await submitSwitchForm(page, sandbox)
    const refusal = await expectRefusal(page, 'sts:AssumeRole')
    await expect(refusal).toContainText('arn:aws:iam::444455556666:role/SandboxOperator')
    await signOut(page, 'bob')
  })
  await test.step('as root', async () => {
    await openAs(page, 'root@acme.example', sandboxLink)
    await expect(page.getByText('The root user cannot switch roles')).toBeVisible()
    await expect(switchButton(page)).toHaveAttribute('aria-disabled', 'true')
  })
})

test('a longer session than the role allows becomes an hour, with the service\u2019s sentence', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/switch-role')
  await submitSwitchForm(page, { account: '444455556666', roleName: 'ReadOnly', duration: '8 hours' })
  await expectUnderRole(page, 'ReadOnly', '4444-5555-6666')
  await expect(page.getByText(/lasts an hour only.*exceeds the MaxSessionDuration/).first()).toBeVisible()
  await expect(roleBanner(page)).toContainText('59 min left')
  await page.goto('/#/switch-role')
  await submitSwitchForm(page, { ...sandbox, duration: '8 hours' })
  await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  await expect(roleBanner(page)).toContainText('7 h 59 min left')
})

test('a role that runs out warns, can be renewed, and gives way to oneself', async ({ page }) => {
  await page.clock.install()
  await openAs(page, 'alice', sandboxLink)
  await switchButton(page).click()
  await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  await goTo(page, 'Users')
  await expectUsers(page, ['alice', 'sandbox-runner'])

  await page.clock.fastForward('56:00')
  await expect(roleBanner(page)).toContainText('The session ends soon')
  await roleBanner(page).getByRole('button', { name: 'Renew' }).click()
  await expect(roleBanner(page)).toContainText(/59 min left/)
  await expect(roleBanner(page)).not.toContainText('ends soon')
  // The screens stay as they are.
  await expectUsers(page, ['alice', 'sandbox-runner'])

  await page.clock.fastForward('01:00:00')
  await expect(page.getByText('has expired, so you act as alice again').first()).toBeVisible()
  await expect(roleBanner(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Account / })).toContainText('1111-2222-3333')
  await expect(page.getByRole('heading', { name: 'IAM dashboard' })).toBeVisible()
})

test('recent roles: each person has their own, with favourites, search and removal', async ({ page }) => {
  await openAs(page, 'alice', sandboxLink)
  await switchButton(page).click()
  await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  await page.goto('/#/switch-role')
  // Its alias is known now.
  await submitSwitchForm(page, { account: 'acme-dev', roleName: 'ReadOnly' })
  await expectUnderRole(page, 'ReadOnly', 'acme-dev (4444-5555-6666)')
  await signOut(page, 'alice')

  await openAs(page, 'bob', '#/switch-role')
  await expect(page.getByText('The roles that you switch to are listed here.')).toBeVisible()
  await signOut(page, 'bob')

  await openAs(page, 'alice', '#/switch-role')
  const recent = tableOf(page, 'Recent roles')
  await expectColumn(recent, 'Role', ['ReadOnly', 'SandboxOperator'])
  await recent.getByRole('button', { name: 'Add Sandbox to favourites' }).click()
  await expectColumn(recent, 'Role', ['SandboxOperator', 'ReadOnly'])
  await page.getByRole('combobox', { name: 'Find roles' }).fill('readonly')
  await page.getByRole('combobox', { name: 'Find roles' }).press('Enter')
  await expectColumn(recent, 'Role', ['ReadOnly'])
  await rowCheckbox(recent, 'role', 'ReadOnly @ acme-dev').click()
  await page.getByRole('button', { name: 'Remove from list' }).click()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expectColumn(recent, 'Role', ['SandboxOperator'])
})

test('a recent role in the menu: switched to at once, and one that is gone explained in the form', async ({
  page,
}) => {
  await openAs(page, 'alice', sandboxLink)
  await switchButton(page).click()
  await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  await roleBanner(page).getByRole('link', { name: 'Switch back' }).click()
  await expect(page.getByText('and act as alice again').first()).toBeVisible()
  await test.step('at once', async () => {
    await page.getByRole('button', { name: 'alice' }).first().click()
    await page.getByRole('menuitem', { name: /^Sandbox/ }).click()
    await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  })
  await test.step('one that is gone shows its refusal in the form', async () => {
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find(name => name.startsWith('gatehouse.recent-roles')) ?? ''
      localStorage.setItem(key, (localStorage.getItem(key) ?? '').replace('SandboxOperator', 'Gone'))
    })
    await page.reload()
    await page.getByRole('button', { name: 'alice' }).first().click()
    await page.getByRole('menuitem', { name: /^Sandbox/ }).click()
    const refusal = await expectRefusal(page, 'sts:AssumeRole')
    await expect(refusal).toContainText('user/alice')
    await expect(page.getByRole('textbox', { name: 'Role name' })).toHaveValue('Gone')
    await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  })
})
