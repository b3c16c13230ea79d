import type { JsonNode } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const isEverybody = (node: JsonNode): boolean =>
  (node.kind === 'scalar' && node.value === '*') ||
  (node.kind === 'object' &&
    node.members.length === 1 &&
    node.members[0]?.name === 'AWS' &&
    node.members[0].value?.kind === 'scalar' &&
    node.members[0].value.value === '*')

export const rule: Rule = {
  code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
  severity: 'ERROR',
  types: ['rcp'],
  statement: ({ parsed: { principal, notPrincipal } }) => {
    if (notPrincipal !== undefined) {
      return {
        range: notPrincipal.nameRange,
        message:
          'A resource control policy has no NotPrincipal; write "Principal": "*" and say in a Condition whom it spares.',
      }
    }
    const node = principal?.value
    if (node === undefined || isEverybody(node)) return undefined
    return {
      range: node,
      message: 'The Principal of a resource control policy is "*"; say in a Condition whom it is about.',
      fixes: replaceFix(node, '*'),
    }
  },
}
