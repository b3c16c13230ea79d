import type { Ports } from '../ports.ts'
import { throttled, tooManyCodes } from '../sign-in/refusal.ts'
import { addressKey, createThrottle } from '../sign-in/throttle.ts'
import { joinKey } from '../store/port.ts'

/** Single codes that turned out wrong: at most this many within the window for one principal at one place. */
export const codeTriesPerPrincipal = 5
export const codeTryWindowSeconds = 5 * 60

/**
 * And at most this many a day. Three of the 10⁶ codes are good at a time, so that five tries in five minutes alone
 * would let whoever knows the password, or holds the key, in within a month at 12 %. Twenty a day are 0.006 % a day and
 * 2 % in a year, at each place. So few that whoever knows the password can use them up on purpose, again and again,
 * which is why two codes in a row have counts of their own and are the owner's way in.
 */
export const codeTriesPerDay = 20
export const daySeconds = 24 * 60 * 60

/**
 * Pairs of codes that turned out wrong, from one address: whoever sends them for ever fills the count of their own
 * address, and the owner signs in from another.
 */
export const pairTriesPerAddress = 5

/**
 * And over all addresses. One in 2 × 10¹⁰ pairs is good, so that a thousand in five minutes, day and night, come to half
 * a percent in a year. It takes two hundred addresses to use them up.
 */
export const pairTriesPerPrincipal = 1000

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
  /**
   * The same for two codes in a row, which are given at sign-in only. No count of single codes closes them, and only
   * one's own address does, or very many others.
   */
  beginTwo(accountId: string, principalId: string, address: string | undefined): () => void
  /**
   * Forgets the wrong codes that STS was given in a principal's name, once two right ones of a device of theirs have
   * come in another way: whoever had a key that leaked has used them up, and the owner need not wait for a day.
   */
  forgetAtSts(accountId: string, principalId: string): void
}

/**
 * One counter for the whole service: all devices of a principal, and all operations of STS, share a count. It lives in
 * memory, so that a restart forgets it.
 */
export function createCodeTries({ now }: Pick<Ports, 'now'>): CodeTries {
  const recent = createThrottle({ limit: codeTriesPerPrincipal, windowSeconds: codeTryWindowSeconds })
  const daily = createThrottle({ limit: codeTriesPerDay, windowSeconds: daySeconds })

  const pairs = createThrottle({ limit: pairTriesPerAddress, windowSeconds: codeTryWindowSeconds })
  const allPairs = createThrottle({ limit: pairTriesPerPrincipal, windowSeconds: codeTryWindowSeconds })

  return {
    begin(place, accountId, principalId) {
      const time = now()
      const key = joinKey(place, accountId, principalId)
      const wait = daily.wait(key, time)
      if (wait > 0) throw place === 'sign-in' ? tooManyCodes(wait) : throttled(wait)
      const soon = recent.wait(key, time)
      if (soon > 0) throw throttled(soon)
      return both(recent.count(key, time), daily.count(key, time))
    },
    beginTwo(accountId, principalId, address) {
      const time = now()
      const key = joinKey(accountId, principalId)
      const here = joinKey(key, addressKey(address))
      const wait = Math.max(pairs.wait(here, time), allPairs.wait(key, time))
      if (wait > 0) throw throttled(wait)
      return both(pairs.count(here, time), allPairs.count(key, time))
    },
    forgetAtSts(accountId, principalId) {
      const key = joinKey('sts', accountId, principalId)
      recent.forget(key)
      daily.forget(key)
    },
  }
}

const both = (one: () => void, other: () => void) => () => {
  one()
  other()
}
