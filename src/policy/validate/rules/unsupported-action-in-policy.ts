import { quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_ACTION_IN_POLICY',
  severity: 'ERROR',
  types: ['resource'],
  action: ({ at, prefix, entry, list }, { service }) =>
    service === undefined || entry === undefined || prefix === service
      ? undefined
      : {
          range: at,
          message: `${quote(at.value)} is no action on what this policy hangs on; only actions of ${quote(service)} are.`,
          fixes: removeFix(list.member.value, at, quote(at.value)),
        },
}
