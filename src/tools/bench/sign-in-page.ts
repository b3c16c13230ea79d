import { chromium } from '@playwright/test'
import { submitRootForm } from '../../../e2e/support/sign-in.ts'
import { browserArguments, root } from './console.ts'
import { type BenchResult, medianRow } from './measure.ts'

const runs = 7

/**
 * From a click on "Sign in" until the console can be used, in a browser that has fetched the console while the password
 * was typed. `origin` is a server of `withConsole`, `executablePath` a Chromium.
 */
export async function measureSignInPage(
  executablePath: string,
  origin: string,
): Promise<readonly BenchResult[]> {
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] })
  const times: number[] = []
  try {
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      await page.goto('/sign-in/root')
      await page.getByLabel('Password', { exact: true }).fill(root.password)
      await page.waitForLoadState('networkidle')
      const start = performance.now()
      await submitRootForm(page, root)
      await page.getByRole('navigation', { name: 'Side navigation' }).waitFor()
      times.push(performance.now() - start)
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return [medianRow('from the password to the console, argon2id included', times, 'under 1500 ms')]
}
