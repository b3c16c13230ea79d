import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'NULL_WITH_QUALIFIER',
  severity: 'SUGGESTION',
  statement: ({ blocks, operators }) =>
    blocks
      .filter(({ operator }) => operator?.family === 'null' && operator.qualifier !== undefined)
      .map(({ member }) => ({
        range: member.nameRange,
        message: `Null asks whether a key exists, for which ${quote(member.name)} does not need its qualifier; drop it.`,
        fixes: renameFix(member, 'Null', operators),
      })),
}
