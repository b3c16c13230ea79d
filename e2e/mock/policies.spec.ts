import { expect } from '@playwright/test'
import { watchCalls } from '../support/calls.ts'
import { test } from '../support/mock-test.ts'
import { copied, documentOf, expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'
import { expectColumn, expectNoRow, expectRow, rowCheckbox, tableOf } from '../support/table.ts'

const own = 'arn:aws:iam::111122223333:policy/'
const pageOf = (arn: string, tab = ''): string => `#/policies/details/${encodeURIComponent(arn)}${tab}`

const withMistake = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "sqs:SendMesage", "Resource": "arn:aws:sqs:*:*:orders" },
    { "Effect": "Deny", "Action": "sqs:*", "Resource": "arn:aws:sqs:*:*:payments" }
  ]
}`

test('a policy is written, its mistake mended by a button, and attached to several at once', async ({
  page,
}) => {
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  const name = page.getByRole('textbox', { name: 'Policy name', exact: true })
  const next = page.getByRole('button', { name: 'Next', exact: true })
  const create = page.getByRole('button', { name: 'Create policy', exact: true })
  const findings = page.getByRole('list', { name: 'Findings' })

  await test.step('what is wrong is said while it is written, with its place and its documentation', async () => {
    await name.fill('OwnCredentials')
    await writePolicy(documentOf(page), withMistake)
    const finding = findings.getByRole('listitem').filter({ hasText: 'sqs:SendMesage' })
    await expect(finding).toContainText('Error')
    await expect(finding.getByRole('link', { name: 'Documentation of INVALID_ACTION' })).toHaveAttribute(
      'href',
      /^https:\/\/docs\.aws\.amazon\.com\//,
    )
    await finding.getByRole('button', { name: 'Go to line 4, column 36' }).click()
    await expect(documentOf(page)).toBeFocused()
    await expect.poll(() => copied(documentOf(page))).toBe('"sqs:SendMesage"')
  })
  await test.step('a button mends it', async () => {
    await findings.getByRole('button', { name: 'Replace by "sqs:SendMessage"' }).click()
    await expectPolicy(documentOf(page), withMistake.replace('SendMesage', 'SendMessage'))
    await expect(page.getByText('No findings', { exact: true }).first()).toBeVisible()
  })
  await test.step('a summary says what is denied before what is allowed', async () => {
    await expectRow(tableOf(page, 'Explicit deny'), {
      Service: 'Amazon SQS',
      Resource: 'arn:aws:sqs:*:*:payments',
    })
    await expectRow(tableOf(page, 'Allow'), { Service: 'Amazon SQS', 'Access level': 'Limited: Write' })
    await expect(page.getByRole('grid').first()).toHaveAccessibleName('Explicit deny')
  })
  await test.step('before it is created all of it is shown once more, and the way back keeps it', async () => {
    // Two clicks are no two decisions.
    await next.dblclick()
    await expect(page.getByRole('heading', { name: 'Review and create', level: 1 })).toBeVisible()
    await expectRow(tableOf(page, 'Explicit deny'), { Service: 'Amazon SQS' })
    await expect(page.getByRole('heading', { name: 'Findings', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Edit permissions' }).click()
    await expect(name).toHaveValue('OwnCredentials')
    await documentOf(page).press('ControlOrMeta+z')
    await expectPolicy(documentOf(page), withMistake)
    await documentOf(page).press('ControlOrMeta+Shift+z')
  })
  await test.step('what the service refuses stands beside the field that caused it', async () => {
    await next.click()
    await create.click()
    await expect(name).toHaveAccessibleDescription(/A policy called OwnCredentials already exists/)
    await name.fill('Ordering')
    await writePolicy(documentOf(page), withMistake.replace('"Allow"', '"Alow"'))
    await next.click()
    await expect(page.getByRole('listitem').filter({ hasText: '"Alow"' })).toContainText('Error')
    await create.click()
    await expect(documentOf(page)).toHaveAttribute('aria-invalid', 'true')
    await writePolicy(documentOf(page), withMistake.replace('SendMesage', 'SendMessage'))
    await next.click()
    await create.click()
    await expect(page.getByRole('heading', { name: 'Ordering', level: 1 })).toBeVisible()
  })
  await test.step('a user and a group get it at once, and one of them loses it again', async () => {
    const entities = tableOf(page, 'Entities attached')
    await page.getByRole('tab', { name: 'Entities attached' }).click()
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Attach as a permissions policy' }).click()
    const dialog = page.getByRole('dialog', { name: 'Attach “Ordering”' })
    const picker = tableOf(dialog, 'Users, groups and roles')
    await rowCheckbox(picker, 'entity', 'user group Support').click()
    await dialog.getByRole('combobox', { name: 'Find entities' }).fill('dave')
    await dialog.getByRole('combobox', { name: 'Find entities' }).press('Enter')
    await rowCheckbox(picker, 'entity', 'user dave').click()
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expectRow(entities, { 'Entity name': 'Support', Type: 'User group' })
    await expectRow(entities, { 'Entity name': 'dave', Type: 'User', 'Used as': 'Permissions policy' })
    await rowCheckbox(entities, 'entity', 'user dave').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await expectNoRow(entities, { 'Entity name': 'dave' })
  })
})

test('a policy has five versions; a sixth asks which one makes room', async ({ page }) => {
  test.slow()
  await openAs(page, 'alice', pageOf(`${own}DeveloperAccess`, '?tab=versions'))
  const versions = tableOf(page, 'Versions')
  const review = page.getByRole('button', { name: 'Review changes' })
  const save = page.getByRole('button', { name: 'Save as new version' })
  /** Another service for each version, so that every one of them differs. */
  const write = async (service: string): Promise<void> => {
    await page.getByRole('link', { name: 'Create version' }).click()
    const text = await readPolicy(documentOf(page))
    await writePolicy(documentOf(page), text.replace('"sns:*"', `"sns:*", "${service}:*"`))
  }
  await expectColumn(versions, 'Version', ['v2', 'v1'])

  await test.step('a new version says before what it changes, and applies', async () => {
    await write('kinesis')
    await review.click()
    const changes = page
      .locator('section, div')
      .filter({ has: page.getByText('Newly allowed') })
      .last()
    await expect(changes).toContainText('kinesis:')
    await save.click()
    await expect(page.getByText('v3 of “DeveloperAccess” is saved and applies now.')).toBeVisible()
    await expectRow(versions, { Version: 'v3', Applies: 'Default version' })
  })
  for (const [service, version] of [
    ['glue', 'v4'],
    ['athena', 'v5'],
  ] as const) {
    await write(service)
    await review.click()
    await save.click()
    await expect(page.getByText(`${version} of “DeveloperAccess” is saved and applies now.`)).toBeVisible()
  }
  await expectColumn(versions, 'Version', ['v5', 'v4', 'v3', 'v2', 'v1'])

  await test.step('a sixth has no place until one is chosen to go', async () => {
    await write('kms')
    await review.click()
    await save.click()
    await expect(page.getByText('Choose a version.')).toBeVisible()
    await page.getByRole('button', { name: /Version to delete/ }).click()
    await expect(page.getByRole('option', { name: /^v5/ })).toHaveCount(0)
    await page.getByRole('option', { name: /^v1/ }).click()
  })
  await test.step('a text that IAM does not take costs no version', async () => {
    await page.getByRole('button', { name: 'Back to the text' }).click()
    const text = await readPolicy(documentOf(page))
    await writePolicy(documentOf(page), text.replace('"Allow"', '"Alow"'))
    await review.click()
    await save.click()
    await expect(documentOf(page)).toHaveAttribute('aria-invalid', 'true')
    await writePolicy(documentOf(page), text)
    await review.click()
    await save.click()
    await expectColumn(versions, 'Version', ['v6', 'v5', 'v4', 'v3', 'v2'])
  })
  await test.step('another one is set as default, which says what that takes away', async () => {
    await rowCheckbox(versions, 'version', 'v2').click()
    await page.getByRole('button', { name: 'Set as default', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Set v2 as the default version?' })
    await expect(dialog.getByText('No longer allowed')).toBeVisible()
    await dialog.getByRole('button', { name: 'Set as default' }).click()
    await expectRow(versions, { Version: 'v2', Applies: 'Default version' })
    await expect(page.getByRole('button', { name: 'Delete', exact: true }).last()).toBeDisabled()
  })
})

test('deleting policies names what goes with each, and offers each failure again', async ({ page }) => {
  await openAs(page, 'alice', '#/policies?type=customer', '?fault=DeletePolicy:DeleteConflict:times=1')
  const policies = tableOf(page, 'Policies')
  await rowCheckbox(policies, 'policy', 'DeveloperBoundary').click()
  await rowCheckbox(policies, 'policy', 'DeveloperAccess').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 2 policies?' })
  const access = dialog.getByRole('listitem').filter({ hasText: 'DeveloperAccess:' })
  await expect(access).toContainText('its attachment to the group Developers')
  await expect(access).toContainText('its other versions: v1')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'DeveloperBoundary:' })).toContainText(
    'its use as the boundary of',
  )
  await dialog.getByRole('textbox').fill('delete')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(dialog.getByText('told to answer with DeleteConflict')).toBeVisible()
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toBeHidden()
  await expectNoRow(policies, { 'Policy name': 'DeveloperBoundary' })
  await expectNoRow(policies, { 'Policy name': 'DeveloperAccess' })
})

test("AWS's policies can be attached and read, and say why they cannot be changed", async ({ page }) => {
  const calls = watchCalls(page)
  await openAs(page, 'alice', pageOf('arn:aws:iam::aws:policy/IAMReadOnlyAccess'))
  await expectRow(tableOf(page, 'Allow'), { Service: 'AWS Identity and Access Management (IAM)' })
  for (const name of ['Edit', 'Delete']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeDisabled()
    await expect(page.getByRole('button', { name, exact: true })).toHaveAccessibleDescription(
      /AWS manages this policy/,
    )
  }
  await test.step('the page takes eight calls at most, whichever tabs are opened', async () => {
    const before = calls.all.filter(name => !/Alias/.test(name))
    for (const tab of ['Entities attached', 'Tags', 'Versions'])
      await page.getByRole('tab', { name: tab }).click()
    await expectRow(tableOf(page, 'Versions'), { Applies: 'Default version' })
    expect(before.length).toBeLessThanOrEqual(8)
    expect(calls.all.filter(name => !/Alias/.test(name)).length).toBeLessThanOrEqual(8)
  })
  await test.step('the JSON is there to be copied', async () => {
    await page.getByRole('tab', { name: 'Permissions' }).click()
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Policy document' })).toContainText('"iam:Get*"')
    await expect(page.getByRole('button', { name: 'Copy JSON' })).toBeVisible()
  })
})
