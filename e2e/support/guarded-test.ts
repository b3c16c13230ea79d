import { test as base } from '@playwright/test'
import { guardPage } from './page-guard.ts'

/** What both kinds of tests share: a page that reports an error fails its test. */
export const guardedTest = base.extend<{ guard: undefined }>({
  guard: [
    async ({ page }, use) => {
      const guard = guardPage(page)
      await use(undefined)
      guard.check()
    },
    { auto: true },
  ],
})
