import { useCallback, useState } from 'react'

export type ItemProgress =
  | { readonly status: 'running' | 'done' }
  | { readonly status: 'failed'; readonly error: unknown }

/** More at once would only make the service throttle. */
const atOnce = 4

/**
 * Does one thing to many items, a few at a time, and keeps what became of each. `start` answers whether all of them
 * succeeded; it never rejects: failures are in `progress`, and may be started again.
 */
export const useBulkRun = () => {
  const [progress, setProgress] = useState<ReadonlyMap<string, ItemProgress>>(new Map())
  const note = useCallback((id: string, state: ItemProgress) => {
    setProgress(known => new Map(known).set(id, state))
  }, [])

  const start = async (ids: readonly string[], run: (id: string) => Promise<void>): Promise<boolean> => {
    let allDone = true
    const waiting = [...ids]
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        note(id, { status: 'running' })
        try {
          await run(id)
          note(id, { status: 'done' })
        } catch (error) {
          allDone = false
          note(id, { status: 'failed', error })
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, work))
    return allDone
  }

  const states = [...progress]
  return {
    progress,
    start,
    running: states.some(([, state]) => state.status === 'running'),
    done: states.flatMap(([id, state]) => (state.status === 'done' ? [id] : [])),
    failed: states.flatMap(([id, state]) => (state.status === 'failed' ? [{ id, error: state.error }] : [])),
  }
}
