import type { Page } from '@playwright/test'

/**
 * Opens and leaves the editor of the policy whose page is open; gives the bytes of the page's heap in use, without what
 * can be collected, after three times and after the last.
 */
export async function heapOf(
  page: Page,
  openings: number,
): Promise<{ readonly third: number; readonly last: number }> {
  const devTools = await page.context().newCDPSession(page)
  const used = async (): Promise<number> => {
    // Collecting twice: what the first time has finalized holds other things.
    for (let time = 0; time < 2; time++) await devTools.send('HeapProfiler.collectGarbage')
    return (await devTools.send('Runtime.getHeapUsage')).usedSize
  }
  let third = 0
  for (let opening = 1; opening <= openings; opening++) {
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.locator('.gatehouse-json-view .view-line').first().waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('tab', { name: 'Permissions' }).waitFor()
    if (opening === 3) third = await used()
  }
  const last = await used()
  await devTools.detach()
  return { third, last }
}
