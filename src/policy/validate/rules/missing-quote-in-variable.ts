import type { Rule } from '../rule.ts'
import { variableChecks } from '../variables.ts'

export const rule: Rule = {
  code: 'MISSING_QUOTE_IN_VARIABLE',
  severity: 'ERROR',
  ...variableChecks('quote', text => `The default value in ${text} must stand in single quotes.`),
}
