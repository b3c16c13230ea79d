import { useEffect, useRef, useState } from 'react'
import type { AccessQuestion } from '../../../../policy/analyze/access-question.ts'
import type { Progress, WhoCan } from '../../../../policy/analyze/who-can.ts'
import type { AccountDetails } from '../../../api/queries/account-details.ts'
import { openWhoCanWorker, type WhoCanWorker } from './who-can-worker.ts'

/** How an answer stands. */
export type Working =
  | { readonly state: 'idle' }
  | { readonly state: 'working'; readonly progress: Progress | undefined }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: Error }
  | { readonly state: 'done'; readonly answer: WhoCan }

interface UseWhoCan {
  readonly working: Working
  readonly stop: () => void
  readonly again: () => void
}

/** Answers a question as soon as there are an account and a question, and anew when one of them changes. */
export function useWhoCan(
  details: AccountDetails | undefined,
  accountId: string,
  question: AccessQuestion | undefined,
): UseWhoCan {
  const [working, setWorking] = useState<Working>({ state: 'idle' })
  const [round, setRound] = useState(0)
  const worker = useRef<WhoCanWorker>(undefined)
  const stopWork = useRef<() => void>(undefined)
  useEffect(
    () => () => {
      worker.current?.close()
      worker.current = undefined
    },
    [],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same question anew.
  useEffect(() => {
    if (details === undefined || question === undefined) return setWorking({ state: 'idle' })
    setWorking({ state: 'working', progress: undefined })
    worker.current ??= openWhoCanWorker()
    const stop = worker.current.ask(
      { details, accountId, question },
      {
        onProgress: progress => setWorking({ state: 'working', progress }),
        onAnswer: answer => setWorking({ state: 'done', answer }),
        onFailure: error => setWorking({ state: 'failed', error }),
      },
    )
    stopWork.current = stop
    return stop
  }, [details, accountId, question, round])
  return {
    working,
    stop: () => {
      stopWork.current?.()
      setWorking({ state: 'stopped' })
    },
    again: () => setRound(round + 1),
  }
}
