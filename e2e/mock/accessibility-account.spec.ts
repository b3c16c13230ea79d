import { expect, type Page } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { generateReport } from '../support/credential-report.ts'
import { openAs } from '../support/sign-in.ts'

const dialog = (page: Page) => page.getByRole('dialog')

testAccessibility(
  'the account settings and the credential report',
  page => openAs(page, 'alice', '#/account-settings'),
  [
    {
      name: 'the account settings',
      show: async page => {
        await expect(page.getByRole('list', { name: 'Rules for passwords' })).toBeVisible()
      },
    },
    {
      name: 'a new password policy, with an error and a preview',
      show: async page => {
        await page.getByRole('button', { name: 'Edit the password policy' }).click()
        await expect(dialog(page).getByText('Who is out of line with it is not known')).toBeVisible()
        await dialog(page).getByRole('textbox', { name: 'Minimum length' }).fill('5')
        await expect(dialog(page).getByText('Enter a whole number from 6 to 128.')).toBeVisible()
      },
    },
    {
      name: 'the credential report, before there is one',
      show: async page => {
        await page.keyboard.press('Escape')
        await expect(dialog(page)).toHaveCount(0)
        await page.goto('/#/credential-report')
        await expect(page.getByText('No credential report has been generated yet.')).toBeVisible()
      },
    },
    {
      name: 'the credential report',
      show: generateReport,
    },
  ],
)
