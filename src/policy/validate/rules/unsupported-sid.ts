import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_SID',
  severity: 'ERROR',
  types: ['identity', 'boundary', 'session'],
  statement: ({ parsed: { sid } }, { variables }) =>
    // Variables are a matter of VARIABLE_UNSUPPORTED_IN_ELEMENT.
    sid === undefined || /^[A-Za-z0-9]*$/.test(sid.value) || (variables && sid.value.includes('$' + '{'))
      ? undefined
      : {
          range: sid,
          message: `The Sid ${quote(sid.value)} has other characters than letters and digits; leave them out.`,
          fixes: replaceFix(sid, sid.value.replaceAll(/[^A-Za-z0-9]/g, '') || undefined),
        },
}
