import { expect } from 'vitest'

/**
 * The least processor time that `work` takes in several runs, in milliseconds: unlike a clock it stands still while
 * other programs have the processor, so that a busy machine makes nothing look slow.
 */
export function leastCpuTime(work: () => unknown, runs = 3): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/**
 * Holds that what is done with a text takes time in proportion to it. `make` gives a text of so many parts; that of
 * `most` parts is sixteen times as long as the other: in proportion it takes sixteen times as long, squared 256 times.
 * What lies between is left to the clearing of memory, which only the long one has to wait for.
 */
export function expectInProportion(
  make: (count: number) => string,
  most: number,
  work: (text: string) => unknown,
): void {
  const time = (text: string): number => leastCpuTime(() => work(text))
  const short = time(make(most / 16))
  const long = time(make(most))
  expect(long / Math.max(short, 1), `${short} ms, then ${long} ms`).toBeLessThan(128)
}
