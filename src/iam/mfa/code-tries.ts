import type { Ports } from '../ports.ts'
import { throttled, tooManyCodes } from '../sign-in/refusal.ts'
import { createThrottle } from '../sign-in/throttle.ts'
import { joinKey } from '../store/port.ts'

/** Codes that turned out wrong: at most this many within the window for one principal at one place. */
export const codeTriesPerPrincipal = 5
export const codeTryWindowSeconds = 5 * 60

/**
 * And at most this many a day. Three of the 10⁶ codes are good at a time, so that five tries in five minutes alone
 * would let whoever knows the password, or holds the key, in within a month at 12 %. Twenty a day are 0.006 % a day and
 * 2 % in a year. So few that anybody could use them up on purpose, which is why two codes in a row are not counted
 * by the day: one in 2 × 10¹⁰ pairs is good, so that they need no such limit, and their owner signs in with them.
 */
export const codeTriesPerDay = 20
export const daySeconds = 24 * 60 * 60

/**
 * Where codes are given. Each place has a count of its own: whoever holds an access key must not keep its owner from
 * signing in, nor whoever knows the password keep the owner's programs from their sessions.
 */
export type CodePlace = 'sign-in' | 'sts'

export interface CodeTries {
  /**
   * Counts a code before its outcome is known, so that guesses sent at once count like guesses sent in turn.
   * Returns the way to take this one try back once the code proved right; wrong ones stay until they are old.
   * Throws the sign-in's `Throttled` with the seconds to wait, and counts nothing then.
   */
  begin(place: CodePlace, accountId: string, principalId: string): () => void
  /** The same for two codes in a row, which are given at sign-in only; they are open when a day's codes are used up. */
  beginTwo(accountId: string, principalId: string): () => void
}

/** One counter for the whole service: all devices of a principal, and all operations of STS, share a count. */
export function createCodeTries({ now }: Pick<Ports, 'now'>): CodeTries {
  const recent = createThrottle({ limit: codeTriesPerPrincipal, windowSeconds: codeTryWindowSeconds })
  const daily = createThrottle({ limit: codeTriesPerDay, windowSeconds: daySeconds })

  const beginRecent = (key: string, time: Date) => {
    const wait = recent.wait(key, time)
    if (wait > 0) throw throttled(wait)
    return recent.count(key, time)
  }

  return {
    begin(place, accountId, principalId) {
      const time = now()
      const key = joinKey(place, accountId, principalId)
      const wait = daily.wait(key, time)
      if (wait > 0) throw place === 'sign-in' ? tooManyCodes(wait) : throttled(wait)
      const takeBacks = [beginRecent(key, time), daily.count(key, time)]
      return () => {
        for (const takeBack of takeBacks) takeBack()
      }
    },
    beginTwo: (accountId, principalId) => beginRecent(joinKey('sign-in', accountId, principalId), now()),
  }
}
