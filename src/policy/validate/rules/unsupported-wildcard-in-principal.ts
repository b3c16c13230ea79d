import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
  severity: 'ERROR',
  types: ['resource', 'trust'],
  principal: ({ at, kind }) =>
    kind === undefined || at.value === '*' || !/[*?]/.test(at.value)
      ? undefined
      : {
          range: at,
          message: `A principal has no wildcards in it, so ${quote(at.value)} names nobody; name it in full, or use "*" with a condition on aws:PrincipalArn.`,
        },
}
