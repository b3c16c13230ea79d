import { expect, type Page, type Request } from '@playwright/test'

/** The calls that a page makes to the API, as names of operations in their order. */
export interface Calls {
  readonly all: readonly string[]
  count(operation: string): number
  /** Forgets what was made so far. */
  clear(): void
  /** Waits until the page has fetched whatever it fetches by itself. */
  settle(): Promise<void>
}

/** Counts from now on. */
export function watchCalls(page: Page): Calls {
  let all: string[] = []
  let begun = 0
  const open = new Set<Request>()
  page.on('request', request => {
    begun++
    open.add(request)
    const operation = operationOf(request)
    if (operation !== undefined) all.push(operation)
  })
  const close = (request: Request): void => {
    open.delete(request)
  }
  page.on('requestfinished', close)
  page.on('requestfailed', close)
  return {
    get all() {
      return all
    },
    count: operation => all.filter(name => name === operation).length,
    clear: () => {
      all = []
    },
    settle: async () => {
      let before: number
      do {
        before = begun
        await expect.poll(() => open.size).toBe(0)
        // What came may lead to more.
        for (let round = 0; round < 2; round++)
          await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
      } while (begun > before)
    },
  }
}

function operationOf(request: Request): string | undefined {
  if (request.method() !== 'POST') return undefined
  return new URLSearchParams(request.postData() ?? '').get('Action') ?? undefined
}
