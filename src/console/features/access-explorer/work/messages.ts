import type { AccessQuestion } from '../../../../policy/analyze/access-question.ts'
import type { Progress, WhoCan } from '../../../../policy/analyze/who-can.ts'
import type { AccountDetails } from '../../../api/queries/account-details.ts'

/** What the page says to the worker. */
export type ToWorker =
  | { readonly type: 'account'; readonly details: AccountDetails; readonly accountId: string }
  | { readonly type: 'ask'; readonly id: number; readonly question: AccessQuestion }
  | { readonly type: 'stop'; readonly id: number }

/** What the worker says to the page. */
export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'answer'; readonly id: number; readonly answer: WhoCan }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
