/** One row of what the benches print. */
export interface BenchResult {
  readonly name: string
  readonly value: string
  /** What was promised, where something was. */
  readonly wanted?: string | undefined
}

/** How many calls a second of what a batch does `size` times, the best of three runs of a quarter of a second. */
export function perSecond(size: number, batch: () => void): number {
  const runs = [0, 1, 2].map(() => {
    const start = performance.now()
    let batches = 0
    while (performance.now() - start < 250) {
      batch()
      batches++
    }
    return (batches * size * 1000) / (performance.now() - start)
  })
  return Math.round(Math.max(...runs))
}

/** Milliseconds that a call takes: the best of `runs`, after one to warm up. */
export function bestMilliseconds(runs: number, call: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    call()
    if (run > 0) best = Math.min(best, performance.now() - start)
  }
  return best
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** The median of times in milliseconds, as a row. */
export const medianRow = (name: string, times: readonly number[], wanted?: string): BenchResult => ({
  name,
  value: `${median(times).toFixed(0)} ms`,
  wanted,
})
