import { quote } from '../../model/json-node.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
  severity: 'WARNING',
  condition: ({ parsed, operator, values, statement }) => {
    if (operator?.family !== 'string' || operator.comparison === 'like') return []
    const like =
      operator.comparison === 'equals' ? parsed.operator.value.replace('Equals', 'Like') : undefined
    return values
      .filter(({ value }) => /[*?]/.test(value.replaceAll(/\$\{[*?]\}/g, '')))
      .map(at => ({
        range: at,
        message: `${quote(parsed.operator.value)} compares ${quote(at.value)} letter by letter, wildcards included; use a Like operator if a pattern is meant.`,
        fixes: renameAloneFix(parsed.block, like, statement.operators),
      }))
  },
}
