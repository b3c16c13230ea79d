import type { Ports } from '../ports.ts'
import { throttled } from './refusal.ts'
import { addressKey, createThrottle } from './throttle.ts'

/** Tries that turned out wrong: at most this many within the window, per user and per address. */
export const triesPerUser = 10
export const triesPerAddress = 100
export const tryWindowSeconds = 5 * 60

export interface TryCounter {
  /**
   * Counts a try before its outcome is known, so that guesses sent at once count like guesses sent in turn.
   * Returns the way to take this one try back once it proved right; tries that went wrong stay.
   * Throws `Throttled` with the seconds to wait, and counts nothing then.
   */
  begin(subject: string, address: string | undefined): () => void
}

/** One counter for all steps of signing in: an address has one budget for all of them. */
export function createTryCounter({ now }: Pick<Ports, 'now'>): TryCounter {
  const users = createThrottle({ limit: triesPerUser, windowSeconds: tryWindowSeconds })
  const addresses = createThrottle({ limit: triesPerAddress, windowSeconds: tryWindowSeconds })
  return {
    begin(subject, address) {
      const time = now()
      const place = addressKey(address)
      const wait = Math.max(users.wait(subject, time), addresses.wait(place, time))
      if (wait > 0) throw throttled(wait)
      const takeBacks = [users.count(subject, time), addresses.count(place, time)]
      return () => {
        for (const takeBack of takeBacks) takeBack()
      }
    },
  }
}
