import { has } from '../elements.ts'
import { insertFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** Services whose policies mean the resource that they hang on. */
const withoutResource = new Set(['ecr'])

export const rule: Rule = {
  code: 'MISSING_RESOURCE',
  severity: 'ERROR',
  types: ['identity', 'resource', 'scp', 'rcp', 'boundary', 'session'],
  statement: ({ parsed }, policy) =>
    policy.broken ||
    parsed.node.kind !== 'object' ||
    has(parsed, 'Resource', 'NotResource') ||
    withoutResource.has(policy.service ?? '')
      ? undefined
      : {
          range: parsed,
          message: `Statement ${parsed.index + 1} has neither Resource nor NotResource; add the resources that it is about.`,
          fixes: insertFix(policy, parsed.node, 'Resource', []),
        },
}
