import { expect, type Page } from '@playwright/test'
import { type ScreenUnderTest, testAccessibility } from '../suites/accessibility-suite.ts'
import { openAs } from '../support/sign-in.ts'

/** Every address of the console, and what it says to somebody who may do nothing. */
const refused = [
  ['#/', 'iam:GetAccountSummary'],
  ['#/users', 'iam:ListUsers'],
  ['#/users/details/alice', 'iam:GetUser'],
  ['#/groups', 'iam:ListGroups'],
  ['#/groups/create', 'iam:ListUsers'],
  ['#/groups/details/Developers', 'iam:GetGroup'],
] as const

const screens = refused.map(
  ([address, action]): ScreenUnderTest => ({
    name: address,
    show: async (page: Page) => {
      await page.goto(`/${address}`)
      await expect(page.getByText(`You are not allowed to perform ${action}`)).toBeVisible()
    },
  }),
)

testAccessibility('every screen that is refused', page => openAs(page, 'dave'), screens)
