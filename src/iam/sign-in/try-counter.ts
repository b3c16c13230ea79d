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
  /** As `begin`, for tries that are counted elsewhere by whose they are. */
  beginAt(address: string | undefined): () => void
}

/** One counter for all steps of signing in: an address has one budget for all of them. */
export function createTryCounter({ now }: Pick<Ports, 'now'>): TryCounter {
  const users = createThrottle({ limit: triesPerUser, windowSeconds: tryWindowSeconds })
  const addresses = createThrottle({ limit: triesPerAddress, windowSeconds: tryWindowSeconds })
  const beginAt = (address: string | undefined, ofSubject = 0): (() => void) => {
    const place = addressKey(address)
    const wait = Math.max(ofSubject, addresses.wait(place, now()))
    if (wait > 0) throw throttled(wait)
    return addresses.count(place, now())
  }
  return {
    begin(subject, address) {
      const takeBacks = [beginAt(address, users.wait(subject, now())), users.count(subject, now())]
      return () => {
        for (const takeBack of takeBacks) takeBack()
      }
    },
    beginAt: address => beginAt(address),
  }
}
