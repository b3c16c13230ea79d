import type { Ports } from '../ports.ts'
import { throttled } from '../sign-in/refusal.ts'
import { createThrottle } from '../sign-in/throttle.ts'
import { joinKey } from '../store/port.ts'

/** Codes that turned out wrong: at most this many within the window for one principal at one place. */
export const codeTriesPerPrincipal = 5
export const codeTryWindowSeconds = 5 * 60

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
}

/** One counter for the whole service: all devices of a principal, and all operations of STS, share a count. */
export function createCodeTries({ now }: Pick<Ports, 'now'>): CodeTries {
  const tries = createThrottle({ limit: codeTriesPerPrincipal, windowSeconds: codeTryWindowSeconds })
  return {
    begin(place, accountId, principalId) {
      const time = now()
      const key = joinKey(place, accountId, principalId)
      const wait = tries.wait(key, time)
      if (wait > 0) throw throttled(wait)
      return tries.count(key, time)
    },
  }
}
