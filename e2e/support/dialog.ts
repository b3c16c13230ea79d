import { expect, type Locator, type Page } from '@playwright/test'

/** The dialog that is open. */
export const dialog = (page: Page): Locator => page.getByRole('dialog')

/** Leaves the open dialog by the keyboard, and waits until it is gone. */
export const leaveDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}
