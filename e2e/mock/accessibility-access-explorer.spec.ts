import { expect } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, tableOf } from '../support/table.ts'

const lake = 'arn:aws:s3:::acme-data-lake/exports/today.csv'
const question = new URLSearchParams({ action: 's3:GetObject', resource: lake })

testAccessibility('the access explorer', page => openAs(page, 'alice', '#/access-explorer'), [
  {
    name: 'a question with something wrong',
    show: async page => {
      await page.getByRole('button', { name: /^Condition keys/ }).click()
      await page.getByRole('button', { name: 'Add condition key' }).click()
      await page.getByRole('button', { name: 'Find out' }).click()
      await expect(page.getByText('Enter an action, such as s3:GetObject.')).toBeVisible()
    },
  },
  {
    name: 'who can',
    show: async page => {
      await page.goto(`/#/access-explorer?${question}`)
      await expectRow(tableOf(page, 'Users and roles'), { Name: 'frank', Access: 'Through a role' })
    },
  },
  {
    name: 'why, in a dialog',
    show: async page => {
      await page.getByRole('button', { name: 'Explain frank' }).click()
      await expect(
        page
          .getByRole('dialog')
          .getByRole('heading', { name: /^Through roles/ })
          .first(),
      ).toBeVisible()
    },
  },
  {
    name: 'what somebody can do, with the actions of a service',
    show: async page => {
      await page.goto(
        '/#/access-explorer?tab=what&principal=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fbob&service=iam',
      )
      await expectRow(tableOf(page, 'Actions of AWS Identity and Access Management (IAM)'), {
        Action: 'iam:ChangePassword',
      })
    },
  },
  {
    name: 'why',
    show: async page => {
      await page.goto(
        `/#/access-explorer?tab=why&principal=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Ffrank&${question}`,
      )
      await expect(page.getByRole('heading', { name: 'By its own policies' })).toBeVisible()
    },
  },
])
