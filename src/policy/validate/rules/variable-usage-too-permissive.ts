import type { ConditionFacts } from '../facts.ts'
import type { Fix } from '../finding.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { tooPermissive } from '../sensitive-keys.ts'

/** Values without wildcards can be compared letter by letter, where a variable's value is one text. */
const letterByLetter = ({ parsed, operator, values, statement }: ConditionFacts): readonly Fix[] =>
  operator?.family !== 'string' || values.some(({ value }) => /[*?]/.test(value))
    ? []
    : renameAloneFix(parsed.block, parsed.operator.value.replace('Like', 'Equals'), statement.operators)

export const rule: Rule = {
  code: 'VARIABLE_USAGE_TOO_PERMISSIVE',
  severity: 'ERROR',
  condition: (each, { variables }) =>
    variables
      ? tooPermissive(each, value => value.search(/\$\{[^*?$]/), 'variable', letterByLetter(each))
      : [],
}
