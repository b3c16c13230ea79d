import type { Page } from '@playwright/test'
import { watchCalls } from '../support/calls.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'
import { expectNoRow, expectRow, filterBy, rowCheckbox, tableOf } from '../support/table.ts'

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true })

/** From the step of the name, which is open, to the page of the new role. */
async function nameAndCreate(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Role name' }).fill(name)
  await next(page).click()
  await page.getByRole('button', { name: 'Create role', exact: true }).click()
}

test('a role for instances of EC2: suggested policies, a sentence, and an instance profile', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/roles')
  await page.getByRole('link', { name: 'Create role' }).first().click()
  await next(page).click()
  await expect(page.getByText('Choose what the role is for.')).toBeVisible()
  await page.getByRole('button', { name: /^Service and use case/ }).click()
  await page.getByRole('option', { name: /EC2 instances managed by Systems Manager/ }).click()
  await expect(page.getByText('The AWS service ec2 may assume this role.')).toBeVisible()
  await next(page).click()
  await expect(page.getByRole('heading', { name: /^Permissions policies \(1\// })).toBeVisible()
  await next(page).click()
  await nameAndCreate(page, 'web-2')
  await expect(page.getByRole('heading', { name: 'web-2', level: 1 })).toBeVisible()
  await expectRow(tableOf(page, 'Permissions policies'), { 'Policy name': 'AmazonSSMManagedInstanceCore' })
  await expect(page.getByText('arn:aws:iam::111122223333:instance-profile/web-2')).toBeVisible()
})

test('a role for another account: what the service refuses stands at its field', async ({ page }) => {
  await openAs(page, 'alice', '#/roles/create')
  await page.getByRole('radio', { name: 'AWS account' }).check()
  await page.getByRole('radio', { name: 'Another account' }).check()
  await page.getByRole('checkbox', { name: 'Require an external ID' }).check()
  await next(page).click()
  await expect(page.getByText('Enter the account ID, twelve digits.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Account ID' }).fill('999999999999')
  await page.getByRole('textbox', { name: 'External ID' }).fill('partner-17')
  await next(page).click()
  await next(page).click()
  await page.getByRole('textbox', { name: 'Role name' }).fill('Auditor')
  await next(page).click()
  const create = page.getByRole('button', { name: 'Create role', exact: true })
  await create.click()
  // An account that nobody has: back at the first step, beside the account.
  const accountId = page.getByRole('textbox', { name: 'Account ID' })
  await expect(accountId).toHaveAccessibleDescription(/Invalid principal in policy/)
  await accountId.fill('444455556666')
  for (const _step of ['permissions', 'name', 'review']) await next(page).click()
  await create.click()
  await expect(page.getByRole('textbox', { name: 'Role name' })).toHaveAccessibleDescription(
    /Role with name Auditor already exists/,
  )
  await nameAndCreate(page, 'Partner')
  await expect(page.getByRole('heading', { name: 'Partner', level: 1 })).toBeVisible()
  await page.getByRole('tab', { name: 'Trust relationships' }).click()
  await expect(
    page.getByText(
      'Users and roles of the account 444455556666 whom that account lets may assume this role only if the external ID is “partner-17”.',
    ),
  ).toBeVisible()
})

test('where identity providers cannot be listed, a trust policy can be written', async ({ page }) => {
  await openAs(page, 'alice', '#/roles/create')
  await page.getByRole('radio', { name: 'SAML 2.0 federation' }).check()
  await expect(page.getByText('This service does not offer this')).toBeVisible()
  await page.getByRole('button', { name: 'Write the trust policy' }).click()
  await expectPolicy(page.getByRole('textbox', { name: /^Trust policy/ }), /"Principal": \{\}/)
  await expect(page.getByText('Principal names nobody; add a principal.')).toBeVisible()
})

test('editing trust: findings while typing, a refusal at the text, and a warning before locking oneself out', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/roles/details/Auditor?tab=trust')
  await page.getByRole('button', { name: 'Edit trust policy' }).click()
  const dialog = page.getByRole('dialog', { name: 'Trust policy of “Auditor”' })
  const text = dialog.getByRole('textbox', { name: /^Trust policy/ })
  const review = dialog.getByRole('button', { name: 'Review changes' })
  const written = await readPolicy(text)
  await writePolicy(text, written.replace('sts:AssumeRole', 'sts:AssumRole'))
  await expect(dialog.getByRole('listitem').filter({ hasText: 'sts:AssumRole' })).toContainText('Error')
  await writePolicy(text, written.replace('111122223333:root', '111122223333:user/nobody'))
  await expect(dialog.getByText('You would lock yourself out')).toBeVisible()
  await review.click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(text).toHaveAccessibleDescription(/Invalid principal in policy: "AWS":".*user\/nobody"/)
  await writePolicy(text, written.replace('111122223333:root', '111122223333:user/bob'))
  await expect(dialog.getByText('You would lock yourself out')).toBeVisible()
  await review.click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('The user bob may assume this role.')).toBeVisible()
  await page.getByRole('tab', { name: 'Who can assume' }).click()
  const who = tableOf(page, 'Users and roles of this account')
  await expectRow(who, { Name: 'bob', 'Can assume': 'Yes', Why: 'The trust policy names the user itself.' })
  await expectNoRow(who, { Name: 'alice' })
})

test('who can assume a role, and why; the page and the question take few calls', async ({ page }) => {
  const calls = watchCalls(page)
  await openAs(page, 'alice')
  // The dashboard's own.
  await calls.settle()
  calls.clear()
  await page.goto('/#/roles/details/Auditor')
  await expectRow(tableOf(page, 'Permissions policies'), { 'Policy name': 'SecurityAudit' })
  await page.getByRole('tab', { name: 'Who can assume' }).click()
  const who = tableOf(page, 'Users and roles of this account')
  await expectRow(who, {
    Name: 'frank',
    'Can assume': 'Yes',
    Why: 'The trust policy lets the account decide, and the policy SwitchToAuditor of the group DataEngineers allows it.',
  })
  expect(calls.all.length).toBeLessThanOrEqual(8)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expectRow(who, {
    Name: 'carol',
    'Can assume': 'No',
    Why: 'The trust policy lets the account decide, but no policy of the user allows sts:AssumeRole on this role.',
  })
  await page.goto('/#/roles/details/AccountAdmin?tab=who')
  await expectRow(who, {
    Name: 'alice',
    'Can assume': 'On conditions',
    Why: 'The trust policy lets the account decide, and the policy AdministratorAccess of the group Administrators allows it. Only if they signed in with MFA.',
  })
})

test('revoking sessions says whom it hits, and writes the policy of AWS', async ({ page }) => {
  await openAs(page, 'alice', '#/roles/details/DevDeployer?tab=revoke')
  await page.getByRole('button', { name: 'Revoke active sessions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Revoke active sessions of “DevDeployer”?' })
  await expect(dialog).toContainText('Users and roles of the account 444455556666')
  const revoke = dialog.getByRole('button', { name: 'Revoke active sessions' })
  await expect(revoke).toBeDisabled()
  await dialog.getByRole('checkbox').check()
  await revoke.click()
  await expect(dialog).toBeHidden()
  await expect(
    page.getByText(/^Sessions that began before .* are revoked by the inline policy/),
  ).toBeVisible()
  await page.getByRole('tab', { name: 'Permissions' }).click()
  await expectRow(tableOf(page, 'Permissions policies'), {
    'Policy name': 'AWSRevokeOlderSessions',
    Type: 'Inline',
  })
})

test('a role gets another description and longer sessions', async ({ page }) => {
  await openAs(page, 'alice', '#/roles/details/DeveloperSandbox')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit role' })
  await dialog.getByRole('textbox', { name: 'Description' }).fill('For an afternoon')
  await dialog.getByRole('button', { name: /^Maximum session duration/ }).click()
  await page.getByRole('option', { name: '12 hours' }).click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('12 hours', { exact: true })).toBeVisible()
  await expect(page.getByText('For an afternoon')).toBeVisible()
})

test('deleting roles names what goes along', async ({ page }) => {
  await openAs(page, 'alice', '#/roles')
  const roles = tableOf(page, 'Roles')
  await expectRow(roles, { 'Role name': 'nightly-export', Policies: 'WriteExports' })
  await rowCheckbox(roles, 'role', 'web-server').click()
  await rowCheckbox(roles, 'role', 'nightly-export').click()
  // Only the service may delete this one; it is asked to.
  await rowCheckbox(roles, 'role', 'AWSServiceRoleForECS').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 3 roles?' })
  const web = dialog.getByRole('listitem').filter({ hasText: 'web-server:' })
  await expect(web).toContainText('the attachment of AmazonSSMManagedInstanceCore')
  await expect(web).toContainText('the instance profile web-server')
  await dialog.getByRole('textbox').fill('delete')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('3 roles are deleted.')).toBeVisible()
  await expectNoRow(roles, { 'Role name': 'web-server' })
  await expectNoRow(roles, { 'Role name': 'nightly-export' })
  await expectNoRow(roles, { 'Role name': 'AWSServiceRoleForECS' })
})

test('carol reads roles, and is told which action she lacks to change one', async ({ page }) => {
  await openAs(page, 'carol', '#/roles/details/Auditor')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit role' })
  await dialog.getByRole('textbox', { name: 'Description' }).fill('hers')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByText('You are not allowed to perform iam:UpdateRole')).toBeVisible()
})

test('roles are found by whom they trust', async ({ page }) => {
  await openAs(page, 'alice', '#/roles')
  const roles = tableOf(page, 'Roles')
  await filterBy(page, 'roles', 'Trusted entities = AWS service: lambda')
  await expectRow(roles, { 'Role name': 'order-mailer', 'Trusted entities': 'AWS service: lambda' })
  await expectNoRow(roles, { 'Role name': 'Auditor' })
})
