import type { Page } from '@playwright/test'
import { watchCalls } from '../support/calls.ts'
import { expectRefusal } from '../support/explanation.ts'
import { expect, test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'
import { expectNoRow, expectRow, filterBy, readRows, tableOf } from '../support/table.ts'

const lake = 'arn:aws:s3:::acme-data-lake/exports/today.csv'
const who = (page: Page) => tableOf(page, 'Users and roles')
const userArn = (name: string) => `arn:aws:iam::111122223333:user/${name}`

/** Fills in the question and sends it. */
async function ask(page: Page, action: string, resource: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Action' }).fill(action)
  await page.getByRole('option', { name: action }).first().click()
  await page.getByRole('textbox', { name: 'Resource' }).fill(resource)
  await page.getByRole('button', { name: 'Find out' }).click()
}

test('who can write an object: by their own policies, on conditions, and through roles, with why', async ({
  page,
}) => {
  test.slow()
  const calls = watchCalls(page)
  await openAs(page, 'alice')
  await page.getByRole('link', { name: 'Access explorer' }).click()
  await expect(page.getByRole('heading', { name: 'Access explorer', level: 1 })).toBeVisible()
  await calls.settle()
  calls.clear()
  await ask(page, 's3:PutObject', lake)
  await expectRow(who(page), {
    Name: 'alice',
    Access: 'Allowed',
    Why: 'Allowed by AdministratorAccess (group Administrators). Explain',
  })
  await expectRow(who(page), {
    Name: 'build-bot',
    Access: 'Through a role',
    'Through roles': 'nightly-export',
  })
  await expectNoRow(who(page), { Name: 'carol' })
  // The account was read when the screen opened, and everything else is worked out here.
  expect(calls.all).toEqual([])

  await test.step('the question and the filter stand in the address', async () => {
    await filterBy(page, 'users and roles', 'Access = Through a role')
    await expectNoRow(who(page), { Name: 'alice' })
    await expect(page).toHaveURL(/filter=/)
    await page.reload()
    await expect(who(page)).toBeVisible({ timeout: 60_000 })
    await expectRow(who(page), { Name: 'build-bot', Access: 'Through a role' })
    await expectNoRow(who(page), { Name: 'alice' })
    await expect(page.getByRole('combobox', { name: 'Action' })).toHaveValue('s3:PutObject')
  })

  await test.step('each answer is explained down to the statement, step by step', async () => {
    await page.getByRole('button', { name: 'Explain build-bot' }).click()
    const dialog = page.getByRole('dialog', { name: 'build-bot: through a role' })
    await expect(
      dialog.getByRole('heading', { name: 'Through roles, step 1: build-bot assumes nightly-export' }),
    ).toBeVisible()
    await expect(dialog).toContainText('Trust policy of nightly-export is the policy of the resource')
    await expect(dialog.getByText('PublishArtifacts (inline, directly on the user)').first()).toBeVisible()
    await dialog.getByRole('link', { name: 'Statement “WriteExports” of WriteExports' }).click()
    await expect(page.getByRole('heading', { name: 'nightly-export', level: 1 })).toBeVisible()
    await page.goBack()
    await expectRow(who(page), { Name: 'build-bot', Access: 'Through a role' })
  })

  await test.step('whoever cannot is one choice away, with the reason', async () => {
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('button', { name: /^Whom to show/ }).click()
    await page.getByRole('option', { name: 'Everybody' }).click()
    await expectRow(who(page), { Name: 'carol', Access: 'Denied', Why: 'No policy allows it. Explain' })
    await expectRow(who(page), { Name: 'dave', Access: 'Denied' })
  })
})

test('what the call brings along decides what depends on it', async ({ page }) => {
  const address = `#/access-explorer?action=s3%3AGetObject&resource=${encodeURIComponent(lake)}&show=all`
  await openAs(page, 'alice', address)
  // Through Auditor, whatever the address; by the own policies from the office only.
  await expectRow(who(page), { Name: 'judy', Access: 'Through a role', 'Through roles': 'Auditor' })
  await page.getByRole('button', { name: /^Condition keys/ }).click()
  await page.getByRole('button', { name: 'Add condition key' }).click()
  await page.getByRole('textbox', { name: 'Condition key 1', exact: true }).fill('aws:username')
  await page.getByRole('button', { name: 'Find out' }).click()
  await expect(
    page.getByText('“aws:username” is known of each user and role; it cannot be supposed.', { exact: true }),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'Condition key 1', exact: true }).fill('aws:SourceIp')
  await page.getByRole('textbox', { name: 'Value of condition key 1' }).fill('192.0.2.9')
  await page.getByRole('button', { name: 'Find out' }).click()
  await expectRow(who(page), { Name: 'judy', Access: 'Allowed' })
  await expect.poll(() => page.url()).toContain('key=aws%3ASourceIp%3D192.0.2.9')
})

test('what cannot be asked is said at its field', async ({ page }) => {
  await openAs(page, 'alice', '#/access-explorer')
  const action = page.getByRole('combobox', { name: 'Action' })
  await page.getByRole('button', { name: 'Find out' }).click()
  const problem = (text: string) => page.getByText(text, { exact: true })
  await expect(problem('Enter an action, such as s3:GetObject.')).toBeVisible()
  await action.fill('s3:Get*')
  await expect(
    problem('“s3:Get*” stands for several actions; choose one of them, such as s3:GetObject.'),
  ).toBeVisible()
  await action.fill('s3:GetObject')
  await page.getByRole('textbox', { name: 'Resource' }).fill('reports')
  await expect(page.getByRole('textbox', { name: 'Resource' })).toHaveAccessibleDescription(
    /“reports” is no ARN/,
  )
  await expect(who(page)).toHaveCount(0)
})

test('what bob can do, within his boundary, from his page to the statement', async ({ page }) => {
  await openAs(page, 'alice', '#/users/details/bob')
  await page.getByRole('link', { name: 'What it can do' }).click()
  const services = tableOf(page, 'Services that bob can use')
  await expectRow(services, { Service: 'Amazon S3', Write: 'All 57' })
  await expectRow(services, {
    Service: 'AWS Identity and Access Management (IAM)',
    Write: '4 of 74, on some resources',
  })
  await page.getByRole('button', { name: 'Show the actions of AWS Identity' }).click()
  const actions = tableOf(page, 'Actions of AWS Identity and Access Management (IAM)')
  await expectRow(actions, {
    Action: 'iam:CreateAccessKey',
    Allowed: 'On some resources only',
    'Granted by': 'Statement “OwnCredentials” of OwnCredentials (group Developers)',
    'Limited by': 'Statement “OwnPasswordAndKeys” of DeveloperBoundary',
  })
  // His policies allow it, and his boundary does not.
  await filterBy(page, 'actions', 'iam:CreateUser')
  await expect(page.getByText('No actions match')).toBeVisible()
})

test('why frank can or cannot, with the simulator a click away', async ({ page }) => {
  const address = new URLSearchParams({
    tab: 'why',
    principal: userArn('frank'),
    action: 's3:GetObject',
    resource: lake,
  })
  await openAs(page, 'alice', `#/access-explorer?${address}`)
  await expect(page.getByRole('heading', { name: 'By its own policies' })).toBeVisible()
  await expect(page.getByText(/^It depends on aws:SourceIp\./)).toBeVisible()
  await expect(
    page.getByRole('link', { name: 'Statement “FromTheOfficeOnly” of DataLakeAccess' }),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Simulate' }).first()).toHaveAttribute(
    'href',
    /^#\/simulator\?principal=.*frank&action=s3%3AGetObject/,
  )
  await page.getByRole('link', { name: 'Simulate' }).first().click()
  await expect(page.getByRole('heading', { name: 'Policy simulator', level: 1 })).toBeVisible()
  await expect(page.getByText('FromTheOfficeOnly').first()).toBeVisible()
  await page.goto(`/#/access-explorer?tab=why&principal=${userArn('nobody')}&action=s3:GetObject`)
  await expect(
    page.getByText(`This account has no user or role “${userArn('nobody')}”; choose one.`),
  ).toBeVisible()
})

test('carol may explore what a group gives', async ({ page }) => {
  await openAs(page, 'carol', '#/access-explorer?tab=what')
  await page.getByRole('button', { name: /^User, group or role/ }).click()
  await expect(page.getByRole('option').first()).toContainText('user/alice')
  // The list draws only what is to be seen of it.
  await expect(page.locator('input:focus')).toBeVisible()
  await page.keyboard.type('Support')
  await page.getByRole('option', { name: /group\/Support/ }).click()
  await expectRow(tableOf(page, 'Services that Support can use'), {
    Service: 'Amazon CloudSearch',
    List: 'All 2',
    Write: '–',
  })
  await expect(page.getByText('Whoever belongs to the group may have other policies as well')).toBeVisible()
})

test('dave is told what he lacks to explore', async ({ page }) => {
  await openAs(page, 'dave', '#/access-explorer?action=s3%3AGetObject')
  await expectRefusal(page, 'iam:GetAccountAuthorizationDetails')
})

test('5,000 users and 1,000 roles: the account is read once, the next question is quick, and either can be ended', async ({
  page,
}) => {
  test.slow()
  const calls = watchCalls(page)
  await openAs(page, 'alice', '#/access-explorer?action=s3%3AListAllMyBuckets', '?seed=large')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(who(page)).toBeVisible({ timeout: 60_000 })
  await expectRow(who(page), { Name: 'alice', Access: 'Allowed' })
  await calls.settle()
  calls.clear()
  const start = performance.now()
  await ask(page, 's3:PutObject', lake)
  await expect(page.getByText(/perform s3:PutObject on/)).toBeVisible({ timeout: 60_000 })
  process.stdout.write(`The large account: who can after ${Math.round(performance.now() - start)} ms\n`)
  await expectRow(who(page), { Name: 'alice', Access: 'Allowed' })
  await expect.poll(async () => (await readRows(who(page))).length).toBeGreaterThan(5)
  expect(calls.all).toEqual([])
})
