import type { Rule } from '../rule.ts'
import { tooPermissive } from '../sensitive-keys.ts'

export const rule: Rule = {
  code: 'VARIABLE_USAGE_TOO_PERMISSIVE',
  severity: 'ERROR',
  condition: (each, { variables }) =>
    variables ? tooPermissive(each, value => value.search(/\$\{[^*?$]/), 'variable') : [],
}
