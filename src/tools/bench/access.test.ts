import { expect, test } from 'vitest'
import { companyOf } from '../../console/api/account-company.ts'
import { whoCanAtOnce } from '../../policy/analyze/who-can.ts'
import { accountId, largeAccount } from './large-account.ts'

test('who of a large account can do something takes far fewer decisions than there are users, roles and pairs of them', () => {
  const account = largeAccount()
  const { rows, decisions } = whoCanAtOnce(companyOf(account, accountId), {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-12/report.csv',
    context: [],
    now: new Date('2026-03-01T12:00:00Z'),
  })
  expect(rows).toHaveLength(6_000)
  expect(rows.filter(({ own }) => own.access === 'allowed').length).toBeGreaterThan(500)
  expect(rows.filter(({ own, through }) => own.access === 'denied' && through).length).toBeGreaterThan(500)
  expect(decisions).toBeLessThan(6_000)
})
