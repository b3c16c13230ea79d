import { type ComponentType, useEffect, useState } from 'react'
import type { Problem } from './problem.ts'

export type Loaded<Props> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'loaded'; readonly Part: ComponentType<Props> }

/** Fetches a part of the sign-in pages that few people see. `load` must stay the same. */
export function useLoaded<Props>(load: () => Promise<ComponentType<Props>>): Loaded<Props> {
  const [loaded, setLoaded] = useState<Loaded<Props>>({ state: 'loading' })
  useEffect(() => {
    let wanted = true
    load().then(
      Part => wanted && setLoaded({ state: 'loaded', Part }),
      () => wanted && setLoaded({ state: 'failed' }),
    )
    return () => {
      wanted = false
    }
  }, [load])
  return loaded
}

/** The words for a part that could not be fetched. */
export const partMissing: Problem = {
  title: 'Part of the page is missing',
  text: 'The next step could not be loaded: the server is unreachable, or was updated meanwhile. Load the page again.',
}
