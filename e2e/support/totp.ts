import type { BrowserContext, Page } from '@playwright/test'
import { TOTP } from 'otpauth'

const stepSeconds = 30

/** The steps whose codes were typed already; each is good once. State of the service lies in the browser's context. */
const typed = new WeakMap<BrowserContext, Map<string, number>>()

/** The code that an authenticator with this base-32 seed shows at a step since 1970. */
export const codeAt = (seed: string, step: number): string =>
  new TOTP({ secret: seed }).generate({ timestamp: step * stepSeconds * 1000 })

/** The step that it is by the clock of the page, which a test may have put forward. */
export const stepNow = async (page: Page): Promise<number> =>
  Math.floor((await page.evaluate(() => Date.now())) / 1000 / stepSeconds)

/**
 * A code that the service accepts now and has not been given yet. It accepts those of one step before and after too, so
 * that three are at hand within half a minute; a fourth has to wait for the next step.
 */
export async function freshCode(page: Page, seed: string): Promise<string> {
  const used = typed.get(page.context()) ?? new Map<string, number>()
  typed.set(page.context(), used)
  const last = used.get(seed) ?? 0
  // The step before is over soon: between here and the service it may become one too old.
  const step = Math.max(last + 1, await stepNow(page))
  await page.waitForFunction(earliest => Date.now() >= earliest, (step - 1) * stepSeconds * 1000, {
    timeout: stepSeconds * 1000,
  })
  used.set(seed, step)
  return codeAt(seed, step)
}

/** The code before and the one of now, as a device is assigned or resynced by; both count as given. */
export async function twoCodes(page: Page, seed: string): Promise<readonly [string, string]> {
  const used = typed.get(page.context()) ?? new Map<string, number>()
  typed.set(page.context(), used)
  const step = await stepNow(page)
  used.set(seed, step)
  return [codeAt(seed, step - 1), codeAt(seed, step)]
}
