import type { Page } from '@playwright/test'

/**
 * Listens to the pages that are opened from now on as a screen reader does: to what changes in live regions that are
 * there already, and to alerts also when they appear. Gives the way to ask what was said so far.
 */
export async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const said: string[] = []
    Reflect.set(window, 'said', said)
    const known = new WeakMap<Element, string>()
    const look = (): void => {
      const regions = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
      for (const region of document.querySelectorAll(regions)) {
        const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim()
        const before = known.get(region) ?? (region.matches('[role="alert"]') ? '' : undefined)
        known.set(region, text)
        if (before !== undefined && text !== '' && text !== before) said.push(text)
      }
    }
    new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => Reflect.get(window, 'said'))
}
