import { startTransition, useEffect, useMemo, useState } from 'react'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { type CheckedText, showFindings } from './markers.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'
import { typingPause } from './typing-pause.ts'

/** What may be drawn around a text: as it was when typing last paused. */
export interface PolicyChecks {
  readonly text: string
  /** The newest findings there are; absent until the first ones are. */
  readonly checked: CheckedText | undefined
  /** Why the newest could not be made. */
  readonly failed: boolean
  readonly retry: () => void
}

/**
 * Checks the text after every change, off the main thread, and marks in it what was found. While one check runs, others
 * wait, and of those that wait only the last is made. What is to be drawn around the text follows in the pauses of typing.
 */
export function usePolicyChecks(document: PolicyDocument, { type, service }: PolicyKind): PolicyChecks {
  const [state, setState] = useState<Omit<PolicyChecks, 'retry'>>(() => ({
    text: document.text(),
    checked: undefined,
    failed: false,
  }))
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try runs the same checks again
  useEffect(() => {
    let progress: 'idle' | 'running' | 'running, outdated' | 'ended' = 'idle'
    let newest: Partial<PolicyChecks> = {}
    let typing: ReturnType<typeof setTimeout> | undefined
    const publish = (): void => setState(last => ({ ...last, ...newest, text: document.text() }))
    // Who types on is not to wait for it.
    const publishLater = (): void => {
      typing = undefined
      startTransition(publish)
    }
    const check = async (): Promise<void> => {
      if (progress === 'ended') return
      if (progress !== 'idle') {
        progress = 'running, outdated'
        return
      }
      progress = 'running'
      const text = document.text()
      try {
        const findings = await policyWorker.call('check', text, { type, service })
        if (ended()) return
        showFindings(document, { text, findings })
        newest = { checked: { text, findings }, failed: false }
      } catch {
        // The panel says that there are no checks, and offers another try.
        if (ended()) return
        newest = { failed: true }
      }
      if (typing === undefined) publishLater()
      const again = outdated()
      progress = 'idle'
      if (again) void check()
    }
    // Functions, since the compiler does not see that the progress changes during an await.
    const ended = (): boolean => progress === 'ended'
    const outdated = (): boolean => progress === 'running, outdated'
    void check()
    const unsubscribe = document.subscribe(typed => {
      clearTimeout(typing)
      typing = typed ? setTimeout(publishLater, typingPause(document.text())) : undefined
      // What was done elsewhere than in the text is seen before anything else can be done: the fixes beside it wait.
      if (!typed) publish()
      void check()
    })
    return () => {
      progress = 'ended'
      clearTimeout(typing)
      unsubscribe()
    }
  }, [document, type, service, tries])
  // The same object until something changes, so that what shows it need not be drawn again.
  return useMemo(() => ({ ...state, retry: () => setTries(count => count + 1) }), [state])
}
