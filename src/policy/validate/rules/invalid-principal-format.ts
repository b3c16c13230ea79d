import type { JsonNode } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const textsOf = (node: JsonNode): readonly unknown[] =>
  node.kind === 'array' ? node.items.map(item => (item.kind === 'scalar' ? item.value : null)) : []

export const rule: Rule = {
  code: 'INVALID_PRINCIPAL_FORMAT',
  severity: 'ERROR',
  types: ['resource', 'trust'],
  statement: ({ parsed: { principal, notPrincipal } }) =>
    [principal, notPrincipal].flatMap(member => {
      const node = member?.value
      const bare = node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '*'
      if (node === undefined || !(bare || node.kind === 'array')) return []
      return [
        {
          range: node,
          message: `${member?.name} must be "*" or say of what kind it is, as in {"AWS": "…"}.`,
          fixes: replaceFix(node, { AWS: bare ? node.value : textsOf(node) }),
        },
      ]
    }),
}
