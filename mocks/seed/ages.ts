import { createRandom } from './deterministic.ts'

const day = 86_400_000

/**
 * ISO 8601 dates some days before `now`. To the second, as dates go over the wire; some hours apart, as people work,
 * and for the same `what` always the same.
 */
export const createAges =
  (now: number) =>
  (days: number, what: string): string => {
    const hours = createRandom(what).next() * 8
    return new Date(Math.floor((now - days * day - hours * 3_600_000) / 1000) * 1000).toISOString()
  }
