import type { AccessQuestion } from '../../../../policy/analyze/access-question.ts'
import type { Progress, WhoCan } from '../../../../policy/analyze/who-can.ts'
import type { AccountDetails } from '../../../api/queries/account-details.ts'
import type { FromWorker, ToWorker } from './messages.ts'

export interface WhoCanAsked {
  readonly details: AccountDetails
  readonly accountId: string
  readonly question: AccessQuestion
}

export interface WhoCanListener {
  readonly onProgress: (progress: Progress) => void
  readonly onAnswer: (answer: WhoCan) => void
  readonly onFailure: (error: Error) => void
}

export interface WhoCanWorker {
  /** Begins to work on a question; what it gives back stops that. */
  ask(asked: WhoCanAsked, listener: WhoCanListener): () => void
  close(): void
}

/**
 * Works out who can do something beside the page. It keeps the account, so that the next question is quick. After a
 * failure of its script the next question starts it anew.
 */
export function openWhoCanWorker(): WhoCanWorker {
  const listeners = new Map<number, WhoCanListener>()
  let worker: Worker | undefined
  let known: AccountDetails | undefined
  let last = 0
  const end = (): void => {
    worker?.terminate()
    worker = undefined
    known = undefined
  }
  const started = (): Worker => {
    if (worker !== undefined) return worker
    const begun = new Worker(new URL('./who-can.worker.ts', import.meta.url), { type: 'module' })
    worker = begun
    begun.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      const listener = listeners.get(data.id)
      if (data.type === 'progress') return listener?.onProgress(data.progress)
      listeners.delete(data.id)
      if (data.type === 'answer') listener?.onAnswer(data.answer)
      else listener?.onFailure(new Error(data.message))
    })
    begun.addEventListener('error', ({ message }) => {
      if (worker !== begun) return
      // It may never have been there, or know half of an account: no question to it would be answered.
      end()
      const waiting = [...listeners.values()]
      listeners.clear()
      for (const { onFailure } of waiting)
        onFailure(new Error(message || 'The part of the console that works this out could not be loaded.'))
    })
    return begun
  }
  const say = (message: ToWorker): void => started().postMessage(message)
  return {
    ask: ({ details, accountId, question }, listener) => {
      if (known !== details) {
        say({ type: 'account', details, accountId })
        known = details
      }
      const id = ++last
      listeners.set(id, listener)
      say({ type: 'ask', id, question })
      return () => {
        if (listeners.delete(id) && worker !== undefined) say({ type: 'stop', id })
      }
    },
    close: end,
  }
}
