import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { test } from '../support/mock-test.ts'

/** One state of a screen that a person meets. */
export interface ScreenUnderTest {
  readonly name: string
  /** Brings the page there from wherever it is, and waits until everything has arrived. */
  readonly show: (page: Page) => Promise<void>
}

/**
 * Runs axe over screens one after the other, each in light and in dark. `open` gets the page in front of the first;
 * the screens share it, since signing in anew for each would take most of the time.
 */
export function testAccessibility(
  name: string,
  open: (page: Page) => Promise<void>,
  screens: readonly ScreenUnderTest[],
): void {
  test(`axe finds nothing serious, in light and dark, on ${name}`, async ({ page }) => {
    // axe takes a second and more for each screen.
    test.slow()
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await open(page)
    for (const screen of screens) {
      await test.step(screen.name, async () => {
        await screen.show(page)
        await expectAccessible(page, `${screen.name} in light`)
        await showIn(page, 'dark')
        // Between light and dark nothing differs but the colours.
        await expectAccessible(page, `${screen.name} in dark`, ['color-contrast'])
        await showIn(page, 'light')
      })
    }
  })
}

/** Sets the system's colours, and waits until the page has followed. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme)
}
