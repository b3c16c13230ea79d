import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_USER_REFERENCE',
  severity: 'WARNING',
  types: ['resource', 'trust'],
  principal: ({ at, kind }) =>
    kind?.value !== 'AWS' || !/^AIDA[A-Z0-9]+$/.test(at.value)
      ? undefined
      : {
          range: at,
          message: `${quote(at.value)} is the unique id of a user that was deleted, most likely; write the ARN of a user.`,
        },
}
