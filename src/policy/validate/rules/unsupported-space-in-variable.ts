import type { Rule } from '../rule.ts'
import { variableChecks } from '../variables.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_SPACE_IN_VARIABLE',
  severity: 'ERROR',
  ...variableChecks('space', text => `The name in ${text} has a blank; remove it.`),
}
