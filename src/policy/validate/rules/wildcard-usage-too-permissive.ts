import type { Rule } from '../rule.ts'
import { tooPermissive } from '../sensitive-keys.ts'

export const rule: Rule = {
  code: 'WILDCARD_USAGE_TOO_PERMISSIVE',
  severity: 'ERROR',
  condition: each =>
    tooPermissive(each, value => value.replaceAll(/\$\{[*?$]\}/g, '____').search(/[*?]/), 'wildcard'),
}
