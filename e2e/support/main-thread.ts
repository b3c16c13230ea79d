import type { Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Microseconds by the clock of the processor, which stands still while others have it. */
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly type?: string }; readonly name?: string }
}

/** The longest tasks of the page's main thread, in milliseconds of the processor's time. */
export interface LongestTasks {
  /** Of those that a key or its input began. */
  readonly keys: number
  /** Of those that draw. */
  readonly frames: number
  /** Of all that is worked out in between, such as what comes of the answer of a worker. */
  readonly others: number
}

/** Notes the longest tasks of the page's main thread while something is done. */
export async function longestTasks(page: Page, act: () => Promise<unknown>): Promise<LongestTasks> {
  const devTools = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  devTools.on('Tracing.dataCollected', ({ value }) => {
    // The protocol leaves open what an event holds.
    events.push(...(value as unknown as readonly TraceEvent[]))
  })
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'toplevel',
        '__metadata',
      ],
    },
  })
  await act()
  // The page may answer in the midst of its task, which is recorded only when it is over: as it is when the next begins.
  await page.evaluate(() => new Promise<void>(resolve => setTimeout(resolve)))
  const complete = new Promise(resolve => devTools.once('Tracing.tracingComplete', resolve))
  await devTools.send('Tracing.end')
  await complete
  await devTools.detach()
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const onMain = events.filter(({ pid, tid }) => main.has(`${pid} ${tid}`))
  const keys = onMain.filter(
    ({ name, args }) => name === 'EventDispatch' && /^key|input/.test(args?.data?.type ?? ''),
  )
  const frames = onMain.filter(({ name }) => name === 'FireAnimationFrame' || name === 'Paint')
  const longest = { keys: 0, frames: 0, others: 0 }
  for (const { name, ts, dur = 0, tdur = 0 } of onMain) {
    if (name !== 'RunTask') continue
    const holds = (part: TraceEvent): boolean => part.ts >= ts && part.ts <= ts + dur
    const kind = keys.some(holds) ? 'keys' : frames.some(holds) ? 'frames' : 'others'
    longest[kind] = Math.max(longest[kind], tdur / 1000)
  }
  return longest
}
