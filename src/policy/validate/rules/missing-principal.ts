import { has } from '../elements.ts'
import { insertFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_PRINCIPAL',
  severity: 'ERROR',
  types: ['resource', 'trust', 'rcp'],
  statement: ({ parsed }, policy) =>
    policy.broken || parsed.node.kind !== 'object' || has(parsed, 'Principal', 'NotPrincipal')
      ? undefined
      : {
          range: parsed,
          message: `Statement ${parsed.index + 1} has no Principal, so it is about nobody; add whom it is about.`,
          fixes: insertFix(policy, parsed.node, 'Principal', policy.type === 'rcp' ? '*' : { AWS: [] }),
        },
}
