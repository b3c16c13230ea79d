import { parseDateValue } from '../../model/date-value.ts'
import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { unfitValues } from '../value-formats.ts'

const message = ({ value }: Located): string =>
  `${quote(value)} is no date; write one such as "2026-01-31T12:00:00Z".`

export const rule: Rule = {
  code: 'TYPE_MISMATCH_DATE',
  severity: 'WARNING',
  condition: each => unfitValues(each, ['date'], value => !Number.isNaN(parseDateValue(value)), message),
}
