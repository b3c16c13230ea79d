import type { Page } from '@playwright/test'
import { openAs } from './sign-in.ts'
import { expectRow, tableOf } from './table.ts'

/** Has the credential report generated on its screen, and waits for it. */
export async function generateReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Generate report' }).first().click()
  await expectRow(tableOf(page, 'Credential report'), { User: '<root_account>' })
}

/** Opens the credential report as one of the demo's people, generated just now. */
export async function openWithReport(page: Page, persona: string): Promise<void> {
  await openAs(page, persona, '#/credential-report')
  await generateReport(page)
}
