import type { JsonNode } from '../../model/json-node.ts'
import type { ParsedStatement } from '../../model/parse.ts'
import type { Range } from '../../model/problem.ts'
import { isEmptyList } from '../empty-arrays.ts'
import type { Draft } from '../finding.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** A text that is the same for statements that say the same, made of pieces of the policy's; a Sid says nothing. */
function meaning(node: JsonNode, text: string): string {
  const piece = ({ offset, length }: Range) => text.slice(offset, offset + length)
  if (node.kind === 'scalar') return `[${piece(node)}]`
  // A value alone is a list of one.
  if (node.kind === 'array') {
    return `[${node.items.map(item => (item.kind === 'scalar' ? piece(item) : meaning(item, text))).sort()}]`
  }
  const members: string[] = []
  for (const { name, nameRange, value } of node.members) {
    if (name !== 'Sid') members.push(piece(nameRange) + (value === undefined ? '' : meaning(value, text)))
  }
  return `{${members.sort()}}`
}

/** It has only been begun: what it is like will show. */
const isBegun = ({ action, principal }: ParsedStatement): boolean =>
  (action !== undefined && isEmptyList(action)) ||
  (principal?.value?.kind === 'object' && principal.value.members.length === 0)

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
    for (const statement of parsed.statements) {
      const { node, index } = statement
      if (node.kind !== 'object' || node.members.length === 0 || isBegun(statement)) continue
      const text = meaning(node, parsed.text)
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
