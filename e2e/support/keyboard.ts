import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab, or Shift+Tab to go back, until the cursor is where it is wanted; the number of presses is what a person would have to bear. */
export async function tabTo(
  page: Page,
  target: Locator,
  most: number,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  // Whoever cannot see it yet does not look for it.
  await expect(target).toBeAttached()
  for (let presses = 0; presses < most; presses++) {
    if (await isFocused(target)) return
    await page.keyboard.press(key)
  }
  await expect(target, `focused after ${most} presses of ${key}`).toBeFocused({ timeout: 1 })
}

const isFocused = async (target: Locator): Promise<boolean> =>
  (await target.count()) === 1 && (await target.evaluate(element => element === document.activeElement))
