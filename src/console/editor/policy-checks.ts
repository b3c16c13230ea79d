import { useEffect, useMemo, useState } from 'react'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { type CheckedText, showFindings } from './markers.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'

export interface PolicyChecks {
  /** The newest there are; absent until the first ones are. */
  readonly checked: CheckedText | undefined
  /** Why the newest could not be made. */
  readonly failed: boolean
  readonly retry: () => void
}

/**
 * Checks the text after every change, off the main thread, and marks in it what was found. While one check runs, others wait, and of those that wait
 * only the last is made.
 */
export function usePolicyChecks(document: PolicyDocument, { type, service }: PolicyKind): PolicyChecks {
  const [checked, setChecked] = useState<CheckedText>()
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try runs the same checks again
  useEffect(() => {
    let state: 'idle' | 'running' | 'running, outdated' | 'ended' = 'idle'
    const check = async (): Promise<void> => {
      if (state === 'ended') return
      if (state !== 'idle') {
        state = 'running, outdated'
        return
      }
      state = 'running'
      const text = document.text()
      try {
        const findings = await policyWorker.call('check', text, { type, service })
        if (ended()) return
        // The marks in the text first: what is drawn around it takes longer.
        showFindings(document, { text, findings })
        setChecked({ text, findings })
        setFailed(false)
      } catch {
        // The panel says that there are no checks, and offers another try.
        if (ended()) return
        setFailed(true)
      }
      const again = outdated()
      state = 'idle'
      if (again) void check()
    }
    // Functions, since the compiler does not see that the state changes during an await.
    const ended = (): boolean => state === 'ended'
    const outdated = (): boolean => state === 'running, outdated'
    void check()
    const unsubscribe = document.subscribe(() => void check())
    return () => {
      state = 'ended'
      unsubscribe()
    }
  }, [document, type, service, tries])
  // The same object until something changes, so that what shows it need not be drawn again.
  return useMemo(() => ({ checked, failed, retry: () => setTries(count => count + 1) }), [checked, failed])
}
