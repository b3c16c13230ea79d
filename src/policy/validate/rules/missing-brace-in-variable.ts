import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'
import { type Variable, variableDrafts } from '../variables.ts'

const message = ({ text }: Variable): string => `The variable ${quote(text)} has no closing brace; add it.`

export const rule: Rule = {
  code: 'MISSING_BRACE_IN_VARIABLE',
  severity: 'ERROR',
  resource: ({ at }, { variables }) => (variables ? variableDrafts(at, 'brace', message) : []),
  condition: ({ values }, { variables }) =>
    variables ? values.flatMap(at => variableDrafts(at, 'brace', message)) : [],
}
