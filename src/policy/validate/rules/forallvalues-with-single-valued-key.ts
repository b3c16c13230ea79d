import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
  severity: 'SECURITY_WARNING',
  condition: ({ parsed, operator, known, statement }) =>
    operator?.qualifier !== 'ForAllValues' ||
    operator.family === 'null' ||
    known === undefined ||
    known.type.startsWith('ArrayOf')
      ? undefined
      : {
          range: parsed.operator,
          message: `${quote(parsed.key.value)} has one value; with ForAllValues the condition holds when it is absent. Drop the qualifier.`,
          fixes: renameFix(
            parsed.block,
            parsed.operator.value.slice('ForAllValues:'.length),
            statement.operators,
          ),
        },
}
