import type { Rule } from '../rule.ts'
import { variableChecks } from '../variables.ts'

export const rule: Rule = {
  code: 'MISSING_BRACE_IN_VARIABLE',
  severity: 'ERROR',
  ...variableChecks('brace', text => `The variable ${text} has no closing brace; add it.`),
}
