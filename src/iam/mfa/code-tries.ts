import type { Ports } from '../ports.ts'
import { throttled } from '../sign-in/refusal.ts'
import { createThrottle } from '../sign-in/throttle.ts'
import { joinKey } from '../store/port.ts'

/** Codes that turned out wrong: at most this many within the window for one principal, wherever it gives them. */
export const codeTriesPerPrincipal = 5
export const codeTryWindowSeconds = 5 * 60

export interface CodeTries {
  /**
   * Counts a code before its outcome is known, so that guesses sent at once count like guesses sent in turn.
   * Returns the way to take this one try back once the code proved right; wrong ones stay until they are old.
   * Throws the sign-in's `Throttled` with the seconds to wait, and counts nothing then.
   */
  begin(accountId: string, principalId: string): () => void
}

/** One counter for the whole service: who guesses codes through STS has no more tries than at the sign-in page. */
export function createCodeTries({ now }: Pick<Ports, 'now'>): CodeTries {
  const tries = createThrottle({ limit: codeTriesPerPrincipal, windowSeconds: codeTryWindowSeconds })
  return {
    begin(accountId, principalId) {
      const time = now()
      const key = joinKey(accountId, principalId)
      const wait = tries.wait(key, time)
      if (wait > 0) throw throttled(wait)
      return tries.count(key, time)
    },
  }
}
