import { decodeBase64 } from '../../evaluate/value-matchers.ts'
import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { unfitValues } from '../value-formats.ts'

const message = ({ value }: Located): string => `${quote(value)} is not base64; encode it.`

export const rule: Rule = {
  code: 'TYPE_MISMATCH_STRING',
  severity: 'WARNING',
  condition: each => unfitValues(each, ['binary'], value => decodeBase64(value) !== undefined, message),
}
