import { expectRefusal } from '../support/explanation.ts'
import { expect, test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, rowCheckbox, tableOf } from '../support/table.ts'

test.describe('bob, whose boundary takes away what his group allows', () => {
  test('is refused a new user, and told that the boundary is why', async ({ page }) => {
    await openAs(page, 'bob', '#/users/create')
    await page.getByRole('textbox', { name: 'User name' }).fill('paula')
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.getByRole('button', { name: 'Create user', exact: true }).click()
    const refusal = await expectRefusal(page, 'iam:CreateUser')
    await expect(refusal).toContainText('because no permissions boundary allows the iam:CreateUser action')
    await expect(refusal).toContainText('the permissions boundary does not allow iam:CreateUser')
    await expect(refusal).toContainText('DeveloperBoundary is the permissions boundary')
    await expect(refusal).toContainText('Statement “LookAfterTheTeam” allows it')
    // The wizard keeps what was entered.
    await expect(page.getByRole('button', { name: 'Create user', exact: true })).toBeEnabled()
  })

  test('cannot widen his own boundary, which an explicit denial forbids', async ({ page }) => {
    await openAs(page, 'bob', '#/users/details/bob')
    await page.getByRole('button', { name: 'Change boundary' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Policy used as boundary/ }).click()
    await page.getByRole('option', { name: 'No permissions boundary' }).click()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    const refusal = await expectRefusal(dialog, 'iam:DeleteUserPermissionsBoundary')
    await expect(refusal).toContainText('with an explicit deny in a permissions boundary')
    await expect(refusal).toContainText('Statement “NobodyWidensTheBoundary” denies it')
  })

  test('creates an access key of his own, which both allow', async ({ page }) => {
    await openAs(page, 'bob', '#/users/details/bob?tab=security')
    await page.getByRole('button', { name: 'Create access key', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Create access key' }).click()
    await expect(page.getByRole('dialog', { name: 'Access key created' })).toBeVisible()
  })
})

test.describe('carol, who may read everything', () => {
  test('reads every screen', async ({ page }) => {
    await openAs(page, 'carol', '#/users')
    await expectRow(tableOf(page, 'Users'), { 'User name': 'bob', Groups: 'Developers' })
    await page.getByRole('link', { name: 'User groups' }).click()
    await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers', Users: '4' })
    await page.goto('/#/users/details/frank?tab=security')
    await expectRow(tableOf(page, 'Access keys'), { Status: 'Inactive' })
    await page.goto('/#/groups/details/Developers?tab=permissions')
    await page.getByRole('link', { name: 'Show the policy DeveloperAccess' }).click()
    await expect(page.getByRole('dialog').getByText('LookAfterTheTeam')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
    await expect(page.getByRole('progressbar', { name: /^Users: 14 of/ })).toBeVisible()
    await expect(page.getByText('You are not allowed')).toHaveCount(0)
  })

  test('is refused every change where she asked for it, with the reason', async ({ page }) => {
    await openAs(page, 'carol', '#/users')
    await rowCheckbox(tableOf(page, 'Users'), 'user', 'dave').click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete user?' })
    await dialog.getByRole('textbox').fill('dave')
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    const refusal = await expectRefusal(dialog, 'iam:DeleteLoginProfile')
    await expect(refusal).toContainText(
      'because no identity-based policy allows the iam:DeleteLoginProfile action',
    )
    await expect(refusal).toContainText(
      'none of the 4 policies that apply to you allows iam:DeleteLoginProfile',
    )
    await dialog
      .getByRole('button', { name: 'Cancel' })
      .or(dialog.getByRole('button', { name: 'Close' }))
      .last()
      .click()
    await expectRow(tableOf(page, 'Users'), { 'User name': 'dave' })

    await page.goto('/#/groups/create')
    await page.getByRole('textbox', { name: 'User group name' }).fill('Auditors-2')
    await page.getByRole('button', { name: 'Create user group' }).click()
    await expectRefusal(page, 'iam:CreateGroup')
  })
})

test('dave, whom nobody allowed anything, reads on each screen what is missing', async ({ page }) => {
  await openAs(page, 'dave', '#/users')
  await expectRefusal(page, 'iam:ListUsers')
  await expect(
    page.getByText(/told only to those allowed to perform sts:DecodeAuthorizationMessage/),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy the encoded message' }).first()).toBeVisible()
  await page.getByRole('link', { name: 'User groups' }).click()
  await expectRefusal(page, 'iam:ListGroups')
  await page.goto('/#/users/details/bob')
  await expect(page.getByRole('heading', { name: 'This page cannot be shown' })).toBeVisible()
  await expectRefusal(page, 'iam:GetUser')
  await page.goto('/#/groups/details/Developers')
  await expectRefusal(page, 'iam:GetGroup')
  await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
  await expectRefusal(page, 'iam:GetAccountSummary')
  await expect(page.getByText("They are not known: the account's numbers cannot be read.")).toBeVisible()
})

test('frank has two old keys, of which one is inactive: a third has no place', async ({ page }) => {
  await openAs(page, 'alice', '#/users/details/frank?tab=security')
  const keys = tableOf(page, 'Access keys')
  await expectRow(keys, { Status: 'Active' })
  await expectRow(keys, { Status: 'Inactive' })
  await expect(page.getByRole('button', { name: 'Create access key', exact: true })).toBeDisabled()

  await test.step('a key is deactivated, and activated again by Undo', async () => {
    await keys.getByRole('row').filter({ hasText: 'Active' }).getByRole('checkbox').last().click()
    await page.getByRole('button', { name: /^(?:Deactivate|Activate) access keys?$/ }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectRow(keys, { Status: 'Active' })
    await expectRow(keys, { Status: 'Inactive' })
  })
  await test.step('what is older than 90 days is found by the filter', async () => {
    await page.goto('/#/users?filter=last-activity>90')
    await expectRow(tableOf(page, 'Users'), { 'User name': 'frank' })
  })
})

test('grace is denied everything but her own enrolment by a policy that wants MFA', async ({ page }) => {
  await openAs(page, 'grace', '#/users')
  const refusal = await expectRefusal(page, 'iam:ListUsers')
  await expect(refusal).toContainText('with an explicit deny in an identity-based policy')
  await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
  await expect(page.getByRole('progressbar', { name: /^Users: 14 of/ })).toBeVisible()
})
