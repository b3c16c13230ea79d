import { repeatedSids } from '../repeated-sids.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNIQUE_SIDS_RECOMMENDED',
  severity: 'WARNING',
  types: ['resource'],
  policy: repeatedSids,
}
