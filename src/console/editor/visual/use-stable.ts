import { useCallback, useEffect, useRef } from 'react'

/** A function that stays the same one while what it does is always the last that was given: for parts that are drawn again only when they change. */
export function useStable<Args extends readonly unknown[], Result>(
  does: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(does)
  useEffect(() => {
    latest.current = does
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
