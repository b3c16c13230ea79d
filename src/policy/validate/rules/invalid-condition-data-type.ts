import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_CONDITION_DATA_TYPE',
  severity: 'ERROR',
  condition: ({ parsed }) => {
    const node = parsed.values.member.value
    if (node?.kind !== 'array') return undefined
    const kinds = new Set(node.items.map(item => (item.kind === 'scalar' ? typeof item.value : item.kind)))
    if (kinds.size < 2) return undefined
    return {
      range: node,
      message: `The values of ${quote(parsed.key.value)} are of several JSON types (${[...kinds].join(', ')}); write all of them as texts.`,
      fixes:
        kinds.has('object') || kinds.has('array')
          ? []
          : replaceFix(
              node,
              parsed.values.values.map(at => at.value),
            ),
    }
  },
}
