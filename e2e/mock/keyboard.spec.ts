import { expect } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { tabTo } from '../support/keyboard.ts'
import { test } from '../support/mock-test.ts'
import { expectSignedIn, openAs } from '../support/sign-in.ts'
import { expectColumn, expectRow, tableOf } from '../support/table.ts'

test('by the keyboard alone: signing in, creating a group, and adding a user to it', async ({ page }) => {
  const keyboard = page.keyboard
  await page.goto('/')
  await test.step('sign in', async () => {
    const alice = personaNamed('alice')
    await expect(page.getByLabel('Account ID or alias')).toBeFocused()
    await keyboard.type(alice.account)
    await keyboard.press('Tab')
    await keyboard.type(alice.userName)
    await keyboard.press('Tab')
    await keyboard.type(alice.password)
    await keyboard.press('Enter')
    await expectSignedIn(page, 'alice')
  })

  await test.step('go to the groups', async () => {
    await tabTo(page, page.getByRole('link', { name: 'User groups' }).first(), 30)
    await keyboard.press('Enter')
    await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
    await tabTo(page, page.getByRole('link', { name: 'Create group' }), 30)
    await keyboard.press('Enter')
  })

  await test.step('create one', async () => {
    await expect(page.getByRole('textbox', { name: 'User group name' })).toBeFocused()
    await keyboard.type('Keyboardists')
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Keyboardists', level: 1 })).toBeVisible()
  })

  await test.step('add a user', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add users' }).first(), 40)
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    const users = tableOf(dialog, 'Users')
    await expectRow(users, { 'User name': 'bob' })
    await tabTo(page, dialog.getByRole('combobox', { name: 'Find users' }), 20)
    await keyboard.type('heidi')
    await keyboard.press('Enter')
    await expectColumn(users, 'User name', ['heidi'])
    // The cells of a table are one stop of the Tab key; arrows move between them.
    await tabTo(page, users.getByRole('checkbox', { name: 'Select all users on this page' }), 20)
    await keyboard.press('ArrowDown')
    await expect(users.getByRole('checkbox', { name: 'Select user heidi' })).toBeFocused()
    await keyboard.press('Space')
    await expect(users.getByRole('checkbox', { name: 'Select user heidi' })).toBeChecked()
    await tabTo(page, dialog.getByRole('button', { name: 'Add', exact: true }), 20)
    await keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expectRow(tableOf(page, 'Users in this group'), { 'User name': 'heidi' })
  })
})

test('by the keyboard alone: creating a role for this account, and attaching a policy to it', async ({
  page,
}) => {
  const keyboard = page.keyboard
  await openAs(page, 'alice')
  await test.step('go to the roles', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Roles', exact: true }).first(), 40)
    await keyboard.press('Enter')
    await expectRow(tableOf(page, 'Roles'), { 'Role name': 'Auditor' })
    await tabTo(page, page.getByRole('link', { name: 'Create role' }), 30)
    await keyboard.press('Enter')
  })

  await test.step('create one', async () => {
    const next = page.getByRole('button', { name: 'Next', exact: true })
    await tabTo(page, page.getByRole('radio', { name: 'AWS service' }), 30)
    await keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name: 'AWS account' })).toBeChecked()
    await tabTo(page, next, 30)
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Add permissions/, level: 1 })).toBeVisible()
    await tabTo(page, next, 40)
    await keyboard.press('Enter')
    // The wizard puts the cursor on the title of each step.
    await tabTo(page, page.getByRole('textbox', { name: 'Role name' }), 5)
    await keyboard.type('Keyboardist')
    await tabTo(page, next, 30)
    await keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Create role', exact: true }), 30)
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Keyboardist', level: 1 })).toBeVisible()
  })

  await test.step('attach a policy', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add permissions' }), 40)
    await keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Attach policies' })).toBeFocused()
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    const policies = tableOf(dialog, 'Permissions policies')
    await tabTo(page, dialog.getByRole('combobox', { name: 'Find policies' }), 20)
    await keyboard.type('IAMReadOnlyAccess')
    await keyboard.press('Enter')
    await expectColumn(policies, 'Policy name', ['IAMReadOnlyAccess'])
    await tabTo(page, policies.getByRole('checkbox', { name: 'Select all policies on this page' }), 20)
    await keyboard.press('ArrowDown')
    await expect(policies.getByRole('checkbox', { name: 'Select policy IAMReadOnlyAccess' })).toBeFocused()
    await keyboard.press('Space')
    await expect(policies.getByRole('checkbox', { name: 'Select policy IAMReadOnlyAccess' })).toBeChecked()
    await tabTo(page, dialog.getByRole('button', { name: 'Attach', exact: true }), 20)
    await keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expectRow(tableOf(page, 'Permissions policies'), { 'Policy name': 'IAMReadOnlyAccess' })
  })
})

test('a dialog takes the cursor, keeps it, and gives it back', async ({ page }) => {
  await page.goto('/#/users/details/bob')
  await page.getByRole('button', { name: /^alice/ }).click()
  await page.keyboard.press('Enter')
  await expectSignedIn(page, 'alice')
  const opener = page.getByRole('button', { name: 'Edit', exact: true })
  await opener.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit user' })
  await expect(dialog.getByRole('textbox', { name: 'User name' })).toBeVisible()
  const hasCursor = () => dialog.evaluate(element => element.contains(document.activeElement))
  await expect.poll(hasCursor).toBe(true)
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    expect(await hasCursor()).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
})
