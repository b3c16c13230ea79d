import { redundantValues } from '../redundant.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'REDUNDANT_ACTION',
  severity: 'SUGGESTION',
  statement: ({ parsed }) =>
    [parsed.action, parsed.notAction].flatMap(list => redundantValues(list, text => text.toLowerCase())),
}
