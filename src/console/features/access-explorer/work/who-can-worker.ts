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

/** Works out who can do something beside the page. It keeps the account, so that the next question is quick. */
export function openWhoCanWorker(): WhoCanWorker {
  const worker = new Worker(new URL('./who-can.worker.ts', import.meta.url), { type: 'module' })
  const say = (message: ToWorker): void => worker.postMessage(message)
  const listeners = new Map<number, WhoCanListener>()
  let known: AccountDetails | undefined
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const listener = listeners.get(data.id)
    if (data.type === 'progress') return listener?.onProgress(data.progress)
    listeners.delete(data.id)
    if (data.type === 'answer') listener?.onAnswer(data.answer)
    else listener?.onFailure(new Error(data.message))
  })
  worker.addEventListener('error', ({ message }) => {
    const waiting = [...listeners.values()]
    listeners.clear()
    for (const { onFailure } of waiting)
      onFailure(new Error(message || 'The part of the console that works this out could not be loaded.'))
  })
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
        if (listeners.delete(id)) say({ type: 'stop', id })
      }
    },
    close: () => worker.terminate(),
  }
}
