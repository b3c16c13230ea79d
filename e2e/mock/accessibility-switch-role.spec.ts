import { expect } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { openAs } from '../support/sign-in.ts'
import { expectUnderRole, submitSwitchForm, switchButton } from '../support/switch-role.ts'
import { expectRow, tableOf } from '../support/table.ts'

testAccessibility('the form for switching roles', page => openAs(page, 'alice', '#/switch-role'), [
  {
    name: 'the form, with errors',
    show: async page => {
      await switchButton(page).click()
      await expect(page.getByText('Enter the name of the role.')).toBeVisible()
    },
  },
  {
    name: 'the form, refused',
    show: async page => {
      await submitSwitchForm(page, { account: '444455556666', roleName: 'NoSuchRole' })
      await expect(page.getByText('You are not allowed to perform sts:AssumeRole')).toBeVisible()
    },
  },
])

testAccessibility('acting under a role', page => openAs(page, 'alice', '#/switch-role'), [
  {
    name: 'the banner of a role',
    show: async page => {
      await submitSwitchForm(page, { account: '444455556666', roleName: 'ReadOnly', color: 'Blue' })
      await expectUnderRole(page, 'ReadOnly', '4444-5555-6666')
    },
  },
  {
    name: 'the recent roles',
    show: async page => {
      await page.goto('/#/switch-role')
      await expectRow(tableOf(page, 'Recent roles'), { Role: 'ReadOnly' })
    },
  },
])

testAccessibility('the menu under a role', page => openAs(page, 'alice', '#/switch-role'), [
  {
    name: 'the menu with recent roles',
    show: async page => {
      await submitSwitchForm(page, { account: '444455556666', roleName: 'ReadOnly' })
      await expectUnderRole(page, 'ReadOnly', '4444-5555-6666')
      await page.getByRole('button', { name: 'alice' }).first().click()
      await expect(page.getByRole('menuitem', { name: /^ReadOnly/ })).toBeVisible()
    },
  },
])

testAccessibility('the command palette', page => openAs(page, 'alice', '#/'), [
  {
    name: 'with nothing typed',
    show: async page => {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('option', { name: 'Create user', exact: true })).toBeVisible()
      await expect(page.getByText(/1,\d\d\d AWS managed policies\./)).toBeVisible()
    },
  },
  {
    name: 'with results of many kinds',
    show: async page => {
      await page.getByRole('dialog').getByRole('combobox').fill('a')
      await expect(page.getByRole('group', { name: /^Users/ })).toBeVisible()
    },
  },
  {
    name: 'with no result',
    show: async page => {
      await page.getByRole('dialog').getByRole('combobox').fill('nothing has this in it')
      await expect(page.getByText('Nothing that has been read so far fits')).toBeVisible()
    },
  },
])

testAccessibility('switching roles as root', page => openAs(page, 'root@acme.example', '#/switch-role'), [
  {
    name: 'the form that says that it is of no use',
    show: page => expect(page.getByText('The root user cannot switch roles')).toBeVisible(),
  },
])
