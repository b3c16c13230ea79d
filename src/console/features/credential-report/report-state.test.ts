import { expect, test } from 'vitest'
import { fileNameOf, generateBlocked } from './report-state.ts'

const report = { generated: new Date('2026-03-01T12:00:00Z'), users: [], csv: '' }

test('a report blocks the next one for four hours, and says until when', () => {
  expect(generateBlocked(report, Date.parse('2026-03-01T15:59:00Z'))).toContain(
    'from 2026-03-01 16:00 UTC on',
  )
  expect(generateBlocked(report, Date.parse('2026-03-01T16:01:00Z'))).toBeUndefined()
  expect(generateBlocked('never-made', 0)).toBeUndefined()
  expect(generateBlocked(undefined, 0)).toBeUndefined()
})

test('the file carries the moment of the report', () => {
  expect(fileNameOf(report)).toBe('status_reports_2026-03-01T12-00-00.csv')
})
