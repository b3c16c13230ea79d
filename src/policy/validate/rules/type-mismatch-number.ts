import { parseDecimal } from '../../evaluate/value-matchers.ts'
import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { unfitValues } from '../value-formats.ts'

const message = ({ value }: Located): string => `${quote(value)} is no number; write digits only.`

export const rule: Rule = {
  code: 'TYPE_MISMATCH_NUMBER',
  severity: 'WARNING',
  condition: each => unfitValues(each, ['numeric'], value => !Number.isNaN(parseDecimal(value)), message),
}
