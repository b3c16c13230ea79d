import type { Page } from '@playwright/test'

/**
 * Arguments of a Chromium whose heap says what a page holds: the browser does not go on compiling what runs often, which
 * by itself grows with every opening and is no page's.
 */
export const withoutCompiling = [
  '--js-flags=--no-opt --no-maglev --no-sparkplug --no-lazy-feedback-allocation --no-flush-bytecode',
]

/** What a page holds after all is collected that can be. */
export interface Held {
  /** Bytes of the heap. */
  readonly heap: number
  /** Nodes of documents, also of those not shown. */
  readonly nodes: number
}

/**
 * Opens and leaves the editor of the policy whose page is open, in a browser with `withoutCompiling`; gives what the page
 * holds after three times and after the last.
 */
export async function heldByOpenings(
  page: Page,
  openings: number,
): Promise<{ readonly third: Held; readonly last: Held }> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Performance.enable')
  const held = async (): Promise<Held> => {
    // What is left for later, such as letting go of an editor, is done.
    for (let time = 0; time < 2; time++)
      await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
    // Collecting twice: what the first time has finalized holds other things.
    for (let time = 0; time < 2; time++) await devTools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devTools.send('Performance.getMetrics')
    const of = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? Number.NaN
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes') }
  }
  let third: Held | undefined
  for (let opening = 1; opening <= openings; opening++) {
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.locator('.gatehouse-json-view .view-line').first().waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('tab', { name: 'Permissions' }).waitFor()
    if (opening === 3) third = await held()
  }
  const last = await held()
  await devTools.detach()
  if (third === undefined) throw new Error(`${openings} openings have no third`)
  return { third, last }
}
