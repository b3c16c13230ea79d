import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_CONDITION_KEY_FORMAT',
  severity: 'ERROR',
  condition: ({ parsed: { key } }) =>
    /^[^:\s]+:\S/.test(key.value)
      ? undefined
      : {
          range: key,
          message: `The condition key ${quote(key.value)} is not of the form prefix:name, as aws:username is.`,
        },
}
