import { hasMiswritten } from '../elements.ts'
import { insertFix, replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const skeleton = { Effect: 'Allow', Action: [], Resource: [] }

export const rule: Rule = {
  code: 'MISSING_STATEMENT',
  severity: 'ERROR',
  policy: policy => {
    const { root } = policy.parsed
    if (root?.kind !== 'object' || policy.broken || hasMiswritten(root.members, 'Statement')) return undefined
    const statement = root.members.find(member => member.name === 'Statement')
    if (statement === undefined) {
      const fixes = insertFix(policy, root, 'Statement', [skeleton])
      return {
        range: { offset: root.offset, length: 1 },
        message: 'The policy has no Statement; add one.',
        fixes,
      }
    }
    const node = statement.value
    return node?.kind === 'array' && node.items.length === 0
      ? {
          range: node,
          message: 'The policy has no statements; add one.',
          fixes: replaceFix(node, [skeleton]),
        }
      : undefined
  },
}
