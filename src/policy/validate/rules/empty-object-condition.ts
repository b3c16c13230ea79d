import { type JsonNode, quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const isEmpty = (node: JsonNode | undefined): boolean => node?.kind === 'object' && node.members.length === 0

export const rule: Rule = {
  code: 'EMPTY_OBJECT_CONDITION',
  severity: 'SUGGESTION',
  statement: ({ parsed, blocks }) => [
    ...parsed.elements.flatMap(element =>
      element.name === 'Condition' && isEmpty(element.value)
        ? [
            {
              range: element.value ?? element,
              message: 'Condition is empty; remove it.',
              fixes: removeFix(parsed.node, element, 'Condition'),
            },
          ]
        : [],
    ),
    ...blocks.flatMap(({ member }) =>
      isEmpty(member.value)
        ? [
            {
              range: member.value ?? member,
              message: `${quote(member.name)} has no condition key; add one or remove it.`,
            },
          ]
        : [],
    ),
  ],
}
