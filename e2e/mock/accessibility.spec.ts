import { expect, type Page } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { type ScreenUnderTest, testAccessibility } from '../suites/accessibility-suite.ts'
import { dialog, leaveDialog } from '../support/dialog.ts'
import { openAs, signInButton, submitUserForm } from '../support/sign-in.ts'
import { expectRow, rowCheckbox, tableOf } from '../support/table.ts'

const go = (page: Page, hash: string): Promise<unknown> => page.goto(`/${hash}`)

testAccessibility(
  'the sign-in pages',
  async page => {
    await page.goto('/')
  },
  [
    { name: 'the sign-in form', show: page => expect(page.getByLabel('User name')).toBeVisible() },
    {
      name: 'the form with errors at its fields',
      show: async page => {
        await signInButton(page).click()
        await expect(page.getByLabel('User name')).toHaveAttribute('aria-invalid', 'true')
      },
    },
    {
      name: 'a refused sign-in',
      show: async page => {
        await submitUserForm(page, { account: 'acme', userName: 'alice', password: 'not-hers-1' })
        await expect(page.getByRole('alert')).toBeVisible()
      },
    },
    {
      name: 'the form of the root user',
      show: async page => {
        await page.getByRole('link', { name: 'Root user' }).click()
        await expect(page.getByLabel('Root user e-mail address')).toBeVisible()
      },
    },
    {
      name: 'the new password',
      show: async page => {
        await page.getByRole('link', { name: 'IAM user' }).click()
        await submitUserForm(page, personaNamed('erin'))
        await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
      },
    },
    {
      name: 'the first run',
      show: async page => {
        await page.goto('/?seed=empty')
        await expect(page.getByRole('heading', { name: 'Set up Gatehouse' })).toBeVisible()
      },
    },
  ],
)

const users: readonly ScreenUnderTest[] = [
  {
    name: 'the users',
    show: page => expectRow(tableOf(page, 'Users'), { 'User name': 'alice', Groups: 'Administrators' }),
  },
  {
    name: 'the users with a credential report for their MFA',
    show: async page => {
      await page.getByRole('button', { name: 'Generate a credential report for the MFA column' }).click()
      await expect(page.getByText(/everything else from the credential report of \d/)).toBeVisible()
    },
  },
  {
    name: 'the question before deleting users',
    show: async page => {
      await rowCheckbox(tableOf(page, 'Users'), 'user', 'bob').click()
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await expect(dialog(page).getByText('its membership in Developers')).toBeVisible()
    },
  },
  {
    name: 'the wizard, first step, with errors',
    show: async page => {
      await leaveDialog(page)
      await page.getByRole('link', { name: 'Create user' }).click()
      await page.getByRole('checkbox', { name: 'Give this user access to the console' }).check()
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await expect(page.getByText('Enter a user name.')).toBeVisible()
    },
  },
  {
    name: 'the wizard, permissions',
    show: async page => {
      await page.getByRole('textbox', { name: 'User name' }).fill('nina')
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
    },
  },
  {
    name: 'the wizard, tags',
    show: async page => {
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await page.getByRole('button', { name: 'Add new tag' }).click()
      await expect(page.getByRole('heading', { name: /^Add tags/, level: 1 })).toBeVisible()
    },
  },
  {
    name: 'the wizard, review',
    show: async page => {
      // By the keyboard: leaving the empty field moves the button away from under the mouse.
      await page.getByRole('button', { name: 'Remove' }).press('Enter')
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Review and create', level: 1 })).toBeVisible()
    },
  },
  {
    name: 'the created user',
    show: async page => {
      await page.getByRole('button', { name: 'Create user', exact: true }).click()
      await expect(page.getByText('The user “nina” is created.')).toBeVisible()
    },
  },
]

testAccessibility('the users', page => openAs(page, 'alice', '#/users'), users)

testAccessibility('a user', page => openAs(page, 'alice', '#/users/details/bob'), [
  {
    name: 'permissions',
    show: page => expectRow(tableOf(page, 'Permissions policies'), { 'Policy name': 'DeveloperAccess' }),
  },
  {
    name: 'a policy',
    show: async page => {
      await page.getByRole('link', { name: 'Show the policy DeveloperAccess' }).click()
      await expect(dialog(page).getByText('LookAfterTheTeam')).toBeVisible()
    },
  },
  {
    name: 'a new inline policy',
    show: async page => {
      await leaveDialog(page)
      await page.getByRole('button', { name: 'Add permissions' }).click()
      await page.getByRole('menuitem', { name: 'Create inline policy' }).click()
      await expect(dialog(page).getByRole('textbox', { name: 'Policy name' })).toBeVisible()
    },
  },
  {
    name: 'groups',
    show: async page => {
      await go(page, '#/users/details/bob?tab=groups')
      await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers' })
    },
  },
  {
    name: 'tags',
    show: async page => {
      await page.getByRole('tab', { name: 'Tags' }).click()
      await expect(page.getByRole('definition').filter({ hasText: 'Porto' })).toBeVisible()
    },
  },
  {
    name: 'security credentials',
    show: async page => {
      await page.getByRole('tab', { name: 'Security credentials' }).click()
      await expectRow(tableOf(page, 'Access keys'), { Status: 'Active' })
    },
  },
  {
    name: 'a new access key',
    show: async page => {
      await page.getByRole('button', { name: 'Create access key', exact: true }).click()
      await dialog(page).getByRole('button', { name: 'Create access key' }).click()
      await expect(dialog(page).getByText('This is the only time')).toBeVisible()
    },
  },
])

testAccessibility('the groups and the dashboard', page => openAs(page, 'alice', '#/'), [
  {
    name: 'the dashboard',
    show: page => expect(page.getByRole('progressbar', { name: /^Users: 14 of/ })).toBeVisible(),
  },
  {
    name: 'the account menu',
    show: async page => {
      await page.getByRole('button', { name: 'Account acme' }).click()
      await expect(page.getByRole('menuitem', { name: /Copy account ID/ })).toBeVisible()
    },
  },
  {
    name: 'the groups',
    show: async page => {
      await go(page, '#/groups')
      await expectRow(tableOf(page, 'User groups'), { 'Group name': 'Developers', Users: '4' })
    },
  },
  {
    name: 'a new group, with errors',
    show: async page => {
      await page.getByRole('link', { name: 'Create group' }).click()
      await expectRow(tableOf(page, 'Users'), { 'User name': 'alice' })
      await page.getByRole('button', { name: 'Create user group' }).click()
      await expect(page.getByText('Enter a group name.')).toBeVisible()
    },
  },
  {
    name: 'a group',
    show: async page => {
      await go(page, '#/groups/details/Developers')
      await expectRow(tableOf(page, 'Users in this group'), { 'User name': 'bob' })
    },
  },
  {
    name: 'when the services of a group were last accessed',
    show: async page => {
      await go(page, '#/groups/details/Administrators?tab=last-accessed')
      await expectRow(tableOf(page, 'Allowed services'), { Prefix: 'iam', 'Accessed by': 'alice' })
    },
  },
  {
    name: 'the access to one service',
    show: async page => {
      await page.getByRole('link', { name: 'Show the access to AWS Identity and Access Management' }).click()
      await expectRow(tableOf(dialog(page), 'Who could access it'), { Name: 'alice' })
      await expectRow(tableOf(dialog(page), 'Policies that grant access'), { Type: 'Managed' })
    },
  },
  {
    name: 'a page that does not exist',
    show: async page => {
      await go(page, '#/no/such/page')
      await expect(page.getByText('There is no such page')).toBeVisible()
    },
  },
])

testAccessibility('refusals', page => openAs(page, 'bob', '#/users'), [
  {
    name: 'an explained refusal',
    show: async page => {
      await rowCheckbox(tableOf(page, 'Users'), 'user', 'olivia').click()
      await page.getByRole('button', { name: 'Add to groups' }).click()
      await dialog(page)
        .getByRole('button', { name: /Groups/ })
        .click()
      await page.getByRole('option', { name: 'Support' }).click()
      await page.keyboard.press('Escape')
      await dialog(page).getByRole('button', { name: 'Add', exact: true }).click()
      await expect(dialog(page).getByText('You are not allowed to perform iam:AddUserToGroup')).toBeVisible()
      await expect(dialog(page).getByText('DeveloperBoundary')).toBeVisible()
    },
  },
])
