import type { Page } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectSignedIn, openAs, submitUserForm } from '../support/sign-in.ts'
import { expectUnderRole, switchButton } from '../support/switch-role.ts'
import { expectRow, tableOf } from '../support/table.ts'

const menu = async (page: Page, who: string, item: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: who }).first().click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('two people side by side: each has a console, a place and a role, and signs out alone', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/switch-role?account=444455556666&roleName=SandboxOperator')
  await switchButton(page).click()
  await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  await page.goto('/#/users')
  await expectRow(tableOf(page, 'Users'), { 'User name': 'sandbox-runner' })

  await test.step('carol signs in beside alice', async () => {
    await menu(page, 'SandboxOperator/alice', 'Add session')
    await expect(page.getByRole('heading', { name: 'Signed in in this tab' })).toBeVisible()
    await expect(page.getByLabel('User name')).toHaveValue('')
    await submitUserForm(page, personaNamed('carol'))
    await expectSignedIn(page, 'carol')
    await expect(page.getByRole('region', { name: 'Role session' })).toHaveCount(0)
    await page
      .getByRole('navigation', { name: 'Side navigation' })
      .getByRole('link', { name: 'Users' })
      .click()
    await expectRow(tableOf(page, 'Users'), { 'User name': 'bob' })
  })
  await test.step('back to alice: under her role, at her page', async () => {
    await menu(page, 'carol', /^alice/)
    await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
    await expectRow(tableOf(page, 'Users'), { 'User name': 'sandbox-runner' })
    await page.reload()
    await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  })
  await test.step('the list tells who acts as whom, and signs one out', async () => {
    await menu(page, 'SandboxOperator/alice', 'All sessions')
    const sessions = page.getByRole('table', { name: 'Sessions' })
    await expect(sessions.getByRole('row', { name: /alice.*Role SandboxOperator/ })).toBeVisible()
    await expect(sessions.getByRole('row', { name: /carol.*IAM user.*11 h 5\d min left/ })).toBeVisible()
    await sessions.getByRole('button', { name: 'Sign out carol' }).click()
    await expect(sessions.getByRole('row', { name: /carol/ })).toHaveCount(0)
    await expectUnderRole(page, 'SandboxOperator', '4444-5555-6666')
  })
})

test('whoever signs out is out, and the others are one click away', async ({ page }) => {
  await openAs(page, 'carol', '#/groups')
  await menu(page, 'carol', 'Add session')
  await submitUserForm(page, personaNamed('bob'))
  await expectSignedIn(page, 'bob')
  await menu(page, 'bob', 'Sign out')
  await expect(page.getByText('You have signed out.')).toBeVisible()
  await page.getByRole('button', { name: /^carol .*Open console/ }).click()
  await expectSignedIn(page, 'carol')
  await expect(page.getByRole('heading', { name: /^User groups/, level: 1 })).toBeVisible()
  await menu(page, 'carol', 'Add session')
  await page.getByRole('button', { name: 'Sign out carol' }).click()
  await expect(page.getByRole('heading', { name: 'Signed in in this tab' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('User name')).toBeVisible()
})

test('a half-filled form is asked before somebody is added or switched to', async ({ page }) => {
  await openAs(page, 'carol', '#/users/create')
  await page.getByRole('textbox', { name: 'User name' }).fill('half-typed')
  await menu(page, 'carol', 'Add session')
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('half-typed')
})
