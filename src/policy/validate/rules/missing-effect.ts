import { has, hasMiswritten } from '../elements.ts'
import { insertFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_EFFECT',
  severity: 'ERROR',
  statement: ({ parsed }, policy) =>
    policy.broken ||
    parsed.node.kind !== 'object' ||
    has(parsed, 'Effect') ||
    hasMiswritten(parsed.elements, 'Effect')
      ? undefined
      : {
          range: parsed,
          message: `Statement ${parsed.index + 1} has no Effect; add "Allow" or "Deny".`,
          fixes: ['Allow', 'Deny'].flatMap(effect =>
            insertFix(policy, parsed.node, 'Effect', effect, 'first'),
          ),
        },
}
