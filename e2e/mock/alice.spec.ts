import { createAccessKey, createUser } from '../support/create-user.ts'
import { expect, test } from '../support/mock-test.ts'
import { writePolicy } from '../support/policy-editor.ts'
import { expectSignedIn, openAs, signOut, submitUserForm } from '../support/sign-in.ts'
import { expectNoRow, expectRow, filterBy, rowCheckbox, tableOf } from '../support/table.ts'

test('alice creates a user with password, groups and key, who then signs in', async ({ page }) => {
  await openAs(page, 'alice', '#/users')
  await page.getByRole('link', { name: 'Create user' }).click()
  await createUser(page, {
    userName: 'nina',
    password: 'Nina-is-new-here-1',
    groups: ['Developers', 'Support'],
  })
  await expect(page.getByText('Add to the group Developers')).toBeVisible()
  await page.getByRole('link', { name: 'View user' }).click()
  await expect(page.getByRole('heading', { name: 'nina', level: 1 })).toBeVisible()

  await test.step('with the policies of both groups', async () => {
    const policies = tableOf(page, 'Permissions policies')
    await expectRow(policies, { 'Policy name': 'DeveloperAccess', 'Attached via': 'Group Developers' })
    await expectRow(policies, { 'Policy name': 'SupportUser', 'Attached via': 'Group Support' })
  })
  await test.step('and an access key, whose secret is shown once', async () => {
    await page.getByRole('tab', { name: 'Security credentials' }).click()
    const key = await createAccessKey(page)
    await expectRow(tableOf(page, 'Access keys'), { Status: 'Active' })
    await expect(page.getByText(key.secretAccessKey)).toHaveCount(0)
    await expect(page.getByText('Access keys: 1 of 1 active')).toBeVisible()
  })
  await test.step('and is in the table', async () => {
    await page.getByRole('link', { name: 'Users', exact: true }).first().click()
    await expectRow(tableOf(page, 'Users'), { 'User name': 'nina', Groups: 'Developers, Support' })
  })
  await test.step('and opens the console with the password', async () => {
    await signOut(page, 'alice')
    await submitUserForm(page, { account: 'acme', userName: 'nina', password: 'Nina-is-new-here-1' })
    await expectSignedIn(page, 'nina')
  })
})

test('a generated password is shown once, and must be changed at the next sign-in', async ({ page }) => {
  await openAs(page, 'alice', '#/users/create')
  await page.getByRole('textbox', { name: 'User name' }).fill('otto')
  await page.getByRole('checkbox', { name: 'Give this user access to the console' }).check()
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByText('Generated password, to be changed at the next sign-in')).toBeVisible()
  await page.getByRole('button', { name: 'Create user', exact: true }).click()
  await page.getByRole('button', { name: 'Show Console password' }).click()
  const shown = page.getByRole('code')
  await expect(shown).toHaveText(/^[\x21-\x7e]{8,}$/)
  const password = (await shown.textContent()) ?? ''
  await page.getByRole('link', { name: 'Go to users' }).click()
  await expectRow(tableOf(page, 'Users'), { 'User name': 'otto' })

  await signOut(page, 'alice')
  await submitUserForm(page, { account: 'acme', userName: 'otto', password })
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
})

test('a name that is taken is told on the review, and the wizard keeps what was entered', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/users/create')
  await page.getByRole('textbox', { name: 'User name' }).fill('bob')
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Create user', exact: true }).click()
  await expect(page.getByText('EntityAlreadyExists')).toBeVisible()
  await page.getByRole('button', { name: 'Edit user details' }).click()
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('bob')
})

test('alice makes a group with users and policies, and changes both', async ({ page }) => {
  await openAs(page, 'alice', '#/groups')
  await page.getByRole('link', { name: 'Create group' }).click()
  await page.getByRole('textbox', { name: 'User group name' }).fill('Operators')
  await filterBy(page, 'users', 'ivan')
  await rowCheckbox(tableOf(page, 'Users'), 'user', 'ivan').click()
  await filterBy(page, 'policies', 'DataLakeAccess')
  const policies = tableOf(page, 'Permissions policies')
  await expectRow(policies, { 'Policy name': 'DataLakeAccess' })
  await policies.getByRole('checkbox', { name: /DataLakeAccess/ }).click()
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByRole('heading', { name: 'Operators', level: 1 })).toBeVisible()
  const members = tableOf(page, 'Users in this group')
  await expectRow(members, { 'User name': 'ivan' })

  await test.step('two users join', async () => {
    await page.getByRole('button', { name: 'Add users' }).first().click()
    const dialog = page.getByRole('dialog')
    await filterBy(dialog, 'users', 'heidi')
    await rowCheckbox(tableOf(dialog, 'Users'), 'user', 'heidi').click()
    await dialog.getByRole('button', { name: 'Clear filters' }).click()
    await filterBy(dialog, 'users', 'judy')
    await rowCheckbox(tableOf(dialog, 'Users'), 'user', 'judy').click()
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expectRow(members, { 'User name': 'judy' })
    await expectRow(members, { 'User name': 'heidi' })
  })
  await test.step('one leaves, and is put back by Undo', async () => {
    await rowCheckbox(members, 'user', 'judy').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await expectNoRow(members, { 'User name': 'judy' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectRow(members, { 'User name': 'judy' })
  })
  await test.step('a policy is attached and another written inline', async () => {
    await page.getByRole('tab', { name: 'Permissions' }).click()
    await expectRow(policies, { 'Policy name': 'DataLakeAccess', Type: 'Customer managed' })
    await page.getByRole('button', { name: 'Add permissions' }).click()
    await page.getByRole('menuitem', { name: 'Create inline policy' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Policy name' }).fill('ReadQueues')
    const document = dialog.getByRole('textbox', { name: /Policy document/ })
    await writePolicy(document, '{"Version": "2012-10-17", "Statement": [')
    await dialog.getByRole('button', { name: 'Create policy' }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: 'Syntax errors in policy.' })).toBeVisible()
    await writePolicy(
      document,
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:Get*", "Resource": "*"}]}',
    )
    await dialog.getByRole('button', { name: 'Create policy' }).click()
    await expect(dialog).toBeHidden()
    await expectRow(policies, { 'Policy name': 'ReadQueues', Type: 'Inline' })
  })
  await test.step('what the members may do follows', async () => {
    await page.getByRole('tab', { name: /^Users/ }).click()
    await members.getByRole('link', { name: 'judy' }).click()
    await expectRow(policies, { 'Policy name': 'ReadQueues', 'Attached via': 'Group Operators' })
  })
})

test('tags, path, boundary and password of a user are edited where they are shown', async ({ page }) => {
  await openAs(page, 'alice', '#/users/details/dave')
  await test.step('path', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Path' }).fill('/shop/')
    await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('arn:aws:iam::111122223333:user/shop/dave')).toBeVisible()
  })
  await test.step('boundary', async () => {
    await page.getByRole('button', { name: 'Set boundary' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Policy used as boundary/ }).click()
    await page.getByRole('option', { name: /DeveloperBoundary/ }).click()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('policy/boundaries/DeveloperBoundary')).toBeVisible()
  })
  await test.step('tags', async () => {
    await page.getByRole('tab', { name: 'Tags' }).click()
    await page.getByRole('button', { name: 'Manage tags' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add new tag' }).click()
    await dialog.getByRole('combobox', { name: /Key/ }).last().fill('Office')
    await dialog.getByRole('combobox', { name: /Value/ }).last().fill('Lisbon')
    await dialog.getByRole('combobox', { name: /Value/ }).last().press('Tab')
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('definition').filter({ hasText: 'Lisbon' })).toBeVisible()
  })
  await test.step('console access', async () => {
    await page.getByRole('tab', { name: 'Security credentials' }).click()
    await page.getByRole('button', { name: 'Remove console access' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(page.getByText('The user has no password and cannot sign in to the console.')).toBeVisible()
  })
})
