import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'NULL_WITH_IF_EXISTS',
  severity: 'ERROR',
  statement: ({ blocks, operators }) =>
    blocks
      .filter(({ member }) => /(^|:)NullIfExists$/.test(member.name))
      .map(({ member }) => ({
        range: member.nameRange,
        message: `${quote(member.name)} does not exist, since Null itself asks whether a key exists; drop IfExists.`,
        fixes: renameFix(member, 'Null', operators),
      })),
}
