import type { JsonNode } from '../../model/json-node.ts'
import type { Draft } from '../finding.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** A text that is the same for statements that say the same; a Sid says nothing. */
function meaning(node: JsonNode): string {
  if (node.kind === 'scalar') return JSON.stringify([node.value])
  if (node.kind === 'array') return `[${node.items.map(meaning).sort().join()}]`
  return `{${node.members
    .filter(({ name }) => name !== 'Sid')
    .map(({ name, value }) => `${JSON.stringify(name)}:${value === undefined ? '' : listed(value)}`)
    .sort()
    .join()}}`
}

/** A value alone is a list of one. */
const listed = (node: JsonNode): string => (node.kind === 'scalar' ? `[${meaning(node)}]` : meaning(node))

export const rule: Rule = {
  code: 'REDUNDANT_STATEMENT',
  severity: 'SUGGESTION',
  policy: ({ parsed }) => {
    const list =
      parsed.root?.kind === 'object'
        ? parsed.root.members.find(({ name }) => name === 'Statement')?.value
        : undefined
    const first = new Map<string, number>()
    const drafts: Draft[] = []
    for (const { node, index } of parsed.statements) {
      if (node.kind !== 'object' || node.members.length === 0) continue
      const text = meaning(node)
      const earlier = first.get(text)
      if (earlier === undefined) first.set(text, index)
      else {
        drafts.push({
          range: node,
          message: `Statement ${index + 1} says the same as statement ${earlier + 1}; remove it.`,
          fixes: removeFix(list, node, `statement ${index + 1}`),
        })
      }
    }
    return drafts
  },
}
