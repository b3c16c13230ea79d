import type { Rule } from '../rule.ts'
import { variableChecks } from '../variables.ts'

export const rule: Rule = {
  code: 'EMPTY_VARIABLE',
  severity: 'ERROR',
  ...variableChecks(
    'empty',
    text => `The variable ${text} has no name; write a condition key into it or remove it.`,
  ),
}
