/** Calls back when the page has nothing else to do, in three seconds at most; returns the way to call it off. */
export function whenIdle(task: () => void): () => void {
  // Not every browser has it; a second is as good.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(task, 1_000)
    return () => clearTimeout(timer)
  }
  const waiting = requestIdleCallback(task, { timeout: 3_000 })
  return () => cancelIdleCallback(waiting)
}
