import { has, hasMiswritten } from '../elements.ts'
import { insertFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_ACTION',
  severity: 'ERROR',
  statement: ({ parsed }, policy) =>
    policy.broken ||
    parsed.node.kind !== 'object' ||
    has(parsed, 'Action', 'NotAction') ||
    hasMiswritten(parsed.elements, 'Action', 'NotAction')
      ? undefined
      : {
          range: parsed,
          message: `Statement ${parsed.index + 1} has neither Action nor NotAction; add the actions that it is about.`,
          fixes: insertFix(policy, parsed.node, 'Action', []),
        },
}
