import { expect, type Page } from '@playwright/test'
import { watchCalls } from '../support/calls.ts'
import { test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, filterBy, readRows, tableOf } from '../support/table.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const never = 'Not accessed in the tracking period'

test('what a user may access, when it did, and which policies let it', async ({ page }) => {
  const calls = watchCalls(page)
  await openAs(page, 'alice', '#/users/details/bob')
  await expect(page.getByRole('tab', { name: 'Last accessed' })).toBeVisible()
  await calls.settle()
  calls.clear()
  await page.getByRole('tab', { name: 'Last accessed' }).click()
  const services = tableOf(page, 'Allowed services')
  await expectRow(services, { Service: 'AWS Lambda', Region: 'us-east-1' })
  expect(calls.all).toEqual(['GenerateServiceLastAccessedDetails', 'GetServiceLastAccessedDetails'])

  await test.step('what is in use comes first', async () => {
    const [first, second] = await readRows(services)
    expect(first).toMatchObject({ Service: 'AWS Lambda' })
    expect(second).toMatchObject({ 'Last accessed': never, Region: '–' })
  })
  await test.step('the policies behind a service', async () => {
    await page.getByRole('link', { name: 'Show the access to AWS Lambda' }).click()
    const policies = tableOf(dialog(page), 'Policies that grant access')
    await expectRow(policies, { 'Policy name': 'DeveloperAccess', Type: 'Managed' })
    expect(calls.count('ListPoliciesGrantingServiceAccess')).toBe(1)
  })
})

test('who of a group accessed IAM, and which actions', async ({ page }) => {
  await openAs(page, 'alice', '#/groups/details/Administrators?tab=last-accessed')
  const services = tableOf(page, 'Allowed services')
  const iam = 'AWS Identity and Access Management (IAM)'
  await expectRow(services, { Service: iam, 'Accessed by': 'alice' })
  await filterBy(page, 'services', 'Prefix = iam')
  await expect(page.getByRole('heading', { name: /^Allowed services \(1\/\d+\)/ })).toBeVisible()
  await page.getByRole('link', { name: `Show the access to ${iam}` }).click()
  await expectRow(tableOf(dialog(page), 'Who could access it'), { Name: 'alice', Type: 'User' })
  const actions = tableOf(dialog(page), 'Allowed actions')
  await filterBy(dialog(page), 'actions', 'Action = GetGroup')
  await expectRow(actions, { Action: 'GetGroup', 'Accessed by': 'alice' })
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})
