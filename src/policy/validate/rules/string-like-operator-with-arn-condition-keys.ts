import { quote } from '../../model/json-node.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
  severity: 'SECURITY_WARNING',
  condition: ({ parsed, operator, known, values, statement }) => {
    if (known?.type !== 'ARN' && known?.type !== 'ArrayOfARN') return undefined
    if (operator?.family !== 'string' || operator.comparison !== 'like') return undefined
    if (!values.some(({ value }) => /[*?]/.test(value))) return undefined
    return {
      range: parsed.operator,
      message: `The wildcards of ${quote(parsed.operator.value)} run over the colons of ${quote(parsed.key.value)}; compare ARNs by ArnLike.`,
      fixes: renameAloneFix(
        parsed.block,
        parsed.operator.value.replace('String', 'Arn'),
        statement.operators,
      ),
    }
  },
}
