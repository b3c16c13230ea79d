import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'
import { type Variable, variableDrafts } from '../variables.ts'

const message = ({ text }: Variable): string =>
  `The default value in ${quote(text)} must stand in single quotes.`

export const rule: Rule = {
  code: 'MISSING_QUOTE_IN_VARIABLE',
  severity: 'ERROR',
  resource: ({ at }, { variables }) => (variables ? variableDrafts(at, 'quote', message) : []),
  condition: ({ values }, { variables }) =>
    variables ? values.flatMap(at => variableDrafts(at, 'quote', message)) : [],
}
