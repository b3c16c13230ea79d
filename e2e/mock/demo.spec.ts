import { personaNamed } from '../../mocks/personas.ts'
import { watchCalls } from '../support/calls.ts'
import { createUser } from '../support/create-user.ts'
import { expect, test } from '../support/mock-test.ts'
import { againDialog, expectSignedIn, openAs, submitUserForm } from '../support/sign-in.ts'
import { expectNoRow, expectRow, tableOf } from '../support/table.ts'

test('a reload keeps the state and the session; beginning anew forgets what was changed', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/users/create')
  await createUser(page, { userName: 'nina' })
  await page.reload()
  await expectSignedIn(page, 'alice')
  await page.goto('/#/users')
  await expectRow(tableOf(page, 'Users'), { 'User name': 'nina' })

  const bar = page.getByLabel('Demo controls')
  await bar.getByText('Demo', { exact: true }).click()
  await bar.getByRole('button', { name: 'Begin anew…' }).click()
  await bar.getByRole('button', { name: 'Discard and begin anew' }).click()
  await expectRow(tableOf(page, 'Users'), { 'User name': 'alice' })
  await expectNoRow(tableOf(page, 'Users'), { 'User name': 'nina' })
})

test.describe('when calls fail', () => {
  test('a list says so in its place, and tries again when asked', async ({ page }) => {
    await openAs(page, 'alice', '#/users', '?fault=ListUsers:AccessDenied')
    await expect(page.getByText('You do not have sufficient access to perform this action.')).toBeVisible()
    await page.evaluate(() => window.gatehouseMock?.faults([]))
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expectRow(tableOf(page, 'Users'), { 'User name': 'alice' })
    await expect(page.getByText('You are not allowed')).toHaveCount(0)
  })

  test('the rows stay readable when only their details are missing', async ({ page }) => {
    await openAs(page, 'alice', '#/users', '?fault=GetAccountAuthorizationDetails:AccessDenied')
    await expectRow(tableOf(page, 'Users'), { 'User name': 'bob', Path: '/' })
    await expect(page.getByText('Groups, policies, boundaries and tags are not shown')).toBeVisible()
    await expect(tableOf(page, 'Users').getByRole('columnheader', { name: 'Groups' })).toHaveCount(0)
  })

  test('a service that throttles is asked again by itself, and then named', async ({ page }) => {
    const calls = watchCalls(page)
    await openAs(page, 'alice', '#/groups', '?fault=ListGroups:Throttling')
    await expect(page.getByText('Too many requests')).toBeVisible()
    expect(calls.count('ListGroups')).toBeGreaterThan(1)
    expect(calls.count('ListGroups')).toBeLessThan(10)
  })

  test('a session that the service no longer knows asks for the password over the page', async ({ page }) => {
    await openAs(page, 'alice', '#/groups')
    await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
    await page.evaluate(() => window.gatehouseMock?.faults(['*:ExpiredToken:times=1']))
    await page.getByRole('button', { name: 'Refresh user groups' }).click()
    await expect(againDialog(page)).toContainText('Your session has ended.')
    await page.reload()
    await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
  })

  test('signing in names an unreachable service, and tries again by itself', async ({ page }) => {
    await page.goto('/?fault=sign-in:status:network')
    await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
    await page.evaluate(() => window.gatehouseMock?.faults([]))
    await expect(page.getByLabel('User name')).toBeVisible()
  })

  test('a fault of the service at sign-in leaves what was typed', async ({ page }) => {
    await page.goto('/?fault=sign-in:user:ServiceFailure')
    await page.getByRole('button', { name: /^alice/ }).click()
    await page.getByRole('button', { name: /^Sign in/ }).click()
    await expect(page.getByRole('alert')).toContainText('The server failed')
    await expect(page.getByLabel('User name')).toHaveValue('alice')
  })
})

test('a slow service shows what is on its way, and the screen stays usable', async ({ page }) => {
  await openAs(page, 'alice', '#/groups')
  await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
  await page.evaluate(() => window.gatehouseMock?.faults(['ListUsers:latency=60000']))
  await page.getByRole('link', { name: 'Users', exact: true }).first().click()
  await expect(page.getByText('Loading users')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'User groups' }).click()
  await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
})

test('an address that is no page says so, with a way out', async ({ page }) => {
  await openAs(page, 'alice', '#/no/such/page')
  await expect(page.getByText('There is no such page')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the dashboard' }).click()
  await expect(page.getByRole('heading', { name: 'IAM dashboard' })).toBeVisible()
})

test('a user that does not exist is told by name, with a way back', async ({ page }) => {
  await openAs(page, 'alice', '#/users/details/nobody')
  await expect(page.getByText('The user with name nobody cannot be found.')).toBeVisible()
  await page.getByRole('link', { name: 'Go to users' }).click()
  await expectRow(tableOf(page, 'Users'), { 'User name': 'alice' })
})

test('what signing in has just exchanged can be read, without the secrets', async ({ page }) => {
  const { account, userName, password } = personaNamed('dave')
  await page.goto('/')
  await submitUserForm(page, { account, userName, password: 'not-his-password' })
  await expect(page.getByText('The sign-in details are not right.')).toBeVisible()
  await submitUserForm(page, { account, userName, password })
  await expectSignedIn(page, 'dave')
  const panel = page.getByLabel('Demo controls')
  await panel.getByText('What just happened (2)').click()
  const exchanges = panel.locator('.exchange')
  await expect(exchanges).toHaveCount(2)
  await expect(exchanges.first()).toContainText('200 signed-in')
  await expect(exchanges.last()).toContainText('401 AuthenticationFailed')
  await exchanges.first().getByText('Request', { exact: true }).click()
  await expect(exchanges.first()).toContainText('"userName": "dave"')
  expect(await panel.locator('.exchanges').evaluate(all => all.textContent)).not.toContain(password)
  await panel.getByRole('button', { name: 'Forget them' }).click()
  await expect(exchanges).toHaveCount(0)
})
