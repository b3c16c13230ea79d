import { insertFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_VERSION',
  severity: 'WARNING',
  policy: policy => {
    const { root } = policy.parsed
    if (root?.kind !== 'object' || policy.broken) return undefined
    if (root.members.some(({ name }) => name.toLowerCase() === 'version')) return undefined
    return {
      range: { offset: root.offset, length: 1 },
      message:
        'Without a Version the policy is read in the old language of 2008, which has no variables; set it to "2012-10-17".',
      fixes: insertFix(policy, root, 'Version', '2012-10-17', 'first'),
    }
  },
}
