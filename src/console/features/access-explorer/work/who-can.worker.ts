import { type Company, whoCan } from '../../../../policy/analyze/who-can.ts'
import { companyOf } from '../../../api/account-company.ts'
import type { FromWorker, ToWorker } from './messages.ts'

/** Works at most so long before it looks whether it is to stop, in milliseconds. */
const longestStretch = 40

let company: Company | undefined
/** The question that is being worked on. */
let current: number | undefined

const say = (message: FromWorker): void => postMessage(message)

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

async function answer(id: number, asked: Company, question: Parameters<typeof whoCan>[1]): Promise<void> {
  current = id
  const work = whoCan(asked, question)
  let end = performance.now() + longestStretch
  let step = work.next()
  while (!step.done) {
    if (performance.now() > end) {
      say({ type: 'progress', id, progress: step.value })
      await pause()
      if (current !== id) return
      end = performance.now() + longestStretch
    }
    step = work.next()
  }
  say({ type: 'answer', id, answer: step.value })
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'account') company = companyOf(data.details, data.accountId)
  else if (data.type === 'stop') current = undefined
  else if (company !== undefined) {
    const { id } = data
    answer(id, company, data.question).catch((error: unknown) => {
      say({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) })
    })
  }
})
