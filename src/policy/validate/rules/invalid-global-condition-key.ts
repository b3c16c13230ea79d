import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_GLOBAL_CONDITION_KEY',
  severity: 'ERROR',
  condition: ({ parsed, key }, policy) => {
    const { catalog } = policy
    if (!key.startsWith('aws:') || key === 'aws:arn' || catalog.globalKeys.length === 0) return undefined
    if (/^aws:(?:requesttag|resourcetag|principaltag)(?:\/|$)/.test(key)) return undefined
    if (catalog.globalKey(key) !== undefined) return undefined
    const near = policy.nearest(key, () => catalog.globalKeys.map(({ name }) => name))
    return {
      range: parsed.key,
      message: `There is no global condition key ${quote(parsed.key.value)}${near === undefined ? '' : `; ${quote(near)} may be meant`}.`,
      fixes: replaceFix(parsed.key, near),
    }
  },
}
