import { repeatedSids } from '../repeated-sids.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNIQUE_SIDS_REQUIRED',
  severity: 'ERROR',
  types: ['identity', 'boundary', 'session', 'trust', 'scp', 'rcp'],
  policy: repeatedSids,
}
