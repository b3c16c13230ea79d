import type { Page, Request } from '@playwright/test'

/** The calls that a page makes to the API, as names of operations in their order. */
export interface Calls {
  readonly all: readonly string[]
  count(operation: string): number
  /** Forgets what was made so far. */
  clear(): void
}

/** Counts from now on. */
export function watchCalls(page: Page): Calls {
  let all: string[] = []
  page.on('request', request => {
    const operation = operationOf(request)
    if (operation !== undefined) all.push(operation)
  })
  return {
    get all() {
      return all
    },
    count: operation => all.filter(name => name === operation).length,
    clear: () => {
      all = []
    },
  }
}

function operationOf(request: Request): string | undefined {
  if (request.method() !== 'POST') return undefined
  return new URLSearchParams(request.postData() ?? '').get('Action') ?? undefined
}
