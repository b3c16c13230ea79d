import { redundantValues } from '../redundant.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'REDUNDANT_RESOURCE',
  severity: 'SUGGESTION',
  statement: ({ parsed }) =>
    [parsed.resource, parsed.notResource].flatMap(list => redundantValues(list, text => text)),
}
