import { useEffect, useState } from 'react'

/** The page answers to people at least this often, in milliseconds. */
const longestStretch = 12

interface Chunked<Result> {
  /** Those of the items before until the new ones are all there, where they are kept; else none. */
  readonly results: readonly Result[]
  readonly done: boolean
}

interface ChunkedOptions {
  /** What was worked out before stays until all is worked out anew. */
  readonly keep?: boolean
}

/**
 * Works through a long list on the page's own thread without ever keeping it from anything else: a short stretch, then a
 * pause for whatever waits. Starts anew when the list or the work changes; `work` must stay the same otherwise.
 */
export const useChunked = <Item, Result>(
  items: readonly Item[] | undefined,
  work: (item: Item) => Result,
  { keep = false }: ChunkedOptions = {},
): Chunked<Result> => {
  const [state, setState] = useState<Chunked<Result>>({ results: [], done: false })
  useEffect(() => {
    setState(before => ({ results: keep ? before.results : [], done: false }))
    if (items === undefined) return
    const results: Result[] = []
    let next = 0
    let timer = 0
    const stretch = (): void => {
      const end = performance.now() + longestStretch
      while (next < items.length && performance.now() < end) {
        const item = items[next]
        if (item !== undefined) results.push(work(item))
        next++
      }
      if (next < items.length) timer = window.setTimeout(stretch)
      else setState({ results, done: true })
    }
    timer = window.setTimeout(stretch)
    return () => window.clearTimeout(timer)
  }, [items, work, keep])
  return state
}
