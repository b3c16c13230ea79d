import { expect } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, tableOf } from '../support/table.ts'

testAccessibility('the roles', page => openAs(page, 'alice', '#/roles'), [
  {
    name: 'the roles',
    show: page => expectRow(tableOf(page, 'Roles'), { 'Role name': 'Auditor' }),
  },
  {
    name: 'a new role, without a use case',
    show: async page => {
      await page.getByRole('link', { name: 'Create role' }).first().click()
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await expect(page.getByText('Choose what the role is for.')).toBeVisible()
    },
  },
  {
    name: 'a new role for another account',
    show: async page => {
      await page.getByRole('radio', { name: 'AWS account' }).check()
      await page.getByRole('checkbox', { name: 'Require an external ID' }).check()
      await expect(page.getByRole('textbox', { name: 'External ID' })).toBeVisible()
    },
  },
  {
    name: 'a new role by a trust policy',
    show: async page => {
      await page.getByRole('radio', { name: 'Custom trust policy' }).check()
      await expect(page.getByText('Principal names nobody; add a principal.')).toBeVisible()
    },
  },
])

testAccessibility('a role', page => openAs(page, 'alice', '#/roles/details/nightly-export?tab=trust'), [
  {
    name: 'trust relationships',
    show: page => expect(page.getByText(/^The user build-bot and a deleted user/)).toBeVisible(),
  },
  {
    name: 'editing the trust policy',
    show: async page => {
      await page.getByRole('button', { name: 'Edit trust policy' }).click()
      await expect(page.getByRole('dialog').getByRole('list', { name: 'Findings' })).toBeVisible()
    },
  },
  {
    name: 'who can assume',
    show: async page => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.getByRole('tab', { name: 'Who can assume' }).click()
      await expectRow(tableOf(page, 'Users and roles of this account'), { Name: 'build-bot' })
    },
  },
  {
    name: 'revoking sessions',
    show: async page => {
      await page.getByRole('tab', { name: 'Revoke sessions' }).click()
      await page.getByRole('button', { name: 'Revoke active sessions' }).click()
      await expect(page.getByRole('dialog').getByRole('checkbox')).toBeVisible()
    },
  },
])
