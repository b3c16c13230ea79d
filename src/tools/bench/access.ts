import { companyOf } from '../../console/api/account-company.ts'
import { whoCanAtOnce } from '../../policy/analyze/who-can.ts'
import { accountId, largeAccount } from './large-account.ts'
import { type BenchResult, bestMilliseconds } from './measure.ts'

const questions = [
  ['s3:GetObject', 'arn:aws:s3:::acme-12/report.csv'],
  ['s3:PutObject', 'arn:aws:s3:::acme-12/report.csv'],
  ['dynamodb:DescribeTable', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
] as const

/** Measures who of a whole account may do something, from its texts to the last row, through roles as well. */
export function runAccessBench(): readonly BenchResult[] {
  const account = largeAccount()
  return questions.map(([action, resource]) => {
    let able = 0
    let decisions = 0
    const milliseconds = bestMilliseconds(3, () => {
      const found = whoCanAtOnce(companyOf(account, accountId), {
        action,
        resource,
        context: [],
        now: new Date(),
      })
      able = found.rows.filter(({ own, through }) => own.access !== 'denied' || through).length
      decisions = found.decisions
    })
    return {
      name: `who can ${action}: ${able} of 6,000, ${decisions} decisions`,
      value: `${milliseconds.toFixed(0)} ms`,
      wanted: 'under 1,000 ms',
    }
  })
}
