import type { JsonNode } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** The same as an object, where all of it are texts; domains such as `ec2.amazonaws.com` are services. */
function wrapped(node: JsonNode): object | undefined {
  const items = node.kind === 'array' ? node.items : [node]
  const texts = items.flatMap(item =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  )
  if (texts.length < items.length) return undefined
  const services = texts.filter(text => /\.amazonaws\.com(?:\.cn)?$/.test(text)).length
  if (services > 0 && services < texts.length) return undefined
  return { [services > 0 ? 'Service' : 'AWS']: node.kind === 'array' ? texts : texts[0] }
}

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
          fixes: replaceFix(node, wrapped(node)),
        },
      ]
    }),
}
