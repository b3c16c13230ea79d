import { expect, test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'
import { expectNoRow, expectRow, rowCheckbox, tableOf } from '../support/table.ts'

test('deleting several users names what goes along, and offers each failure again', async ({ page }) => {
  await openAs(page, 'alice', '#/users', '?fault=DeleteUser:DeleteConflict:times=1')
  const users = tableOf(page, 'Users')
  await rowCheckbox(users, 'user', 'heidi').click()
  await rowCheckbox(users, 'user', 'olivia').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 2 users?' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'olivia:' })).toContainText(
    'inline policies: ReadBills',
  )
  await expect(dialog.getByRole('listitem').filter({ hasText: 'heidi:' })).toContainText(
    'membership in Developers',
  )

  const confirm = dialog.getByRole('button', { name: 'Delete', exact: true })
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('delete')
  await confirm.click()
  await expect(dialog.getByText('told to answer with DeleteConflict')).toBeVisible()
  await expect(dialog.getByText('Delete: 1 of 2 done', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toBeHidden()
  await expectNoRow(users, { 'User name': 'heidi' })
  await expectNoRow(users, { 'User name': 'olivia' })
})

test('several users join several groups at once', async ({ page }) => {
  await openAs(page, 'alice', '#/users')
  const users = tableOf(page, 'Users')
  await rowCheckbox(users, 'user', 'olivia').click()
  await rowCheckbox(users, 'user', 'judy').click()
  await page.getByRole('button', { name: 'Add to groups' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add 2 users to groups' })
  await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeDisabled()
  await dialog.getByRole('button', { name: /Groups/ }).click()
  await page.getByRole('option', { name: 'Auditors' }).click()
  await page.getByRole('option', { name: 'Support' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('2 users are now in Auditors, Support.')).toBeVisible()
  await expectRow(users, { 'User name': 'olivia', Groups: 'Auditors, Support' })
  await expectRow(users, { 'User name': 'judy', Groups: 'Auditors, DataEngineers, Support' })
})

test('deleting a group names who loses what, and leaves the users', async ({ page }) => {
  await openAs(page, 'alice', '#/groups/details/DataEngineers')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete user group?' })
  await expect(dialog).toContainText('the membership of frank, judy')
  await expect(dialog).toContainText('DataLakeAccess')
  await dialog.getByRole('textbox').fill('DataEngineers')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('The user group “DataEngineers” is deleted.')).toBeVisible()
  const groups = tableOf(page, 'User groups')
  await expectRow(groups, { 'Group name': 'Developers' })
  await expectNoRow(groups, { 'Group name': 'DataEngineers' })
  await page.goto('/#/groups/details/DataEngineers')
  await expect(page.getByText('The group with name DataEngineers cannot be found.')).toBeVisible()
  await page.getByRole('link', { name: 'Users', exact: true }).first().click()
  await expectRow(tableOf(page, 'Users'), { 'User name': 'frank', Groups: 'None' })
})

test('a new user can have what another one has', async ({ page }) => {
  await openAs(page, 'alice', '#/users/create')
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await page.getByRole('textbox', { name: 'User name' }).fill('olaf')
  await next.click()
  await page.getByRole('radio', { name: 'Copy from a user' }).check()
  await next.click()
  await expect(
    page.getByText('Choose the user to copy from, or another way to set permissions.'),
  ).toBeVisible()
  await page.getByRole('button', { name: /^User Choose a user/ }).click()
  await page.getByRole('option', { name: 'olivia' }).click()
  await expect(page.getByText('Inline policies: ReadBills')).toBeVisible()
  await next.click()
  await next.click()
  await page.getByRole('button', { name: 'Create user', exact: true }).click()
  await expect(page.getByText('Create the inline policy ReadBills')).toBeVisible()
  await page.getByRole('link', { name: 'View user' }).click()
  await expectRow(tableOf(page, 'Permissions policies'), { 'Policy name': 'ReadBills', Type: 'Inline' })
})

test('a membership that cannot be given is told, and tried again, after the user is there', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/users/create', '?fault=AddUserToGroup:NoSuchEntity:times=1')
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await page.getByRole('textbox', { name: 'User name' }).fill('petra')
  await next.click()
  await rowCheckbox(tableOf(page, 'User groups'), 'user group', 'Support').click()
  await next.click()
  await next.click()
  await page.getByRole('button', { name: 'Create user', exact: true }).click()
  await expect(page.getByText('The user “petra” is created, but not everything it was to have')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('The user “petra” is created.')).toBeVisible()
  await page.getByRole('link', { name: 'View user' }).click()
  await expectRow(tableOf(page, 'Permissions policies'), { 'Attached via': 'Group Support' })
})
