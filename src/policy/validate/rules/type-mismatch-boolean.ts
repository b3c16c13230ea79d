import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { unfitValues } from '../value-formats.ts'

const message = ({ value }: Located): string => `${quote(value)} is neither "true" nor "false"; correct it.`

export const rule: Rule = {
  code: 'TYPE_MISMATCH_BOOLEAN',
  severity: 'WARNING',
  condition: each => unfitValues(each, ['bool', 'null'], value => /^(?:true|false)$/i.test(value), message),
}
