import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'
import { type Variable, variableDrafts } from '../variables.ts'

const message = ({ text }: Variable): string =>
  `The variable ${quote(text)} has no name; write a condition key into it or remove it.`

export const rule: Rule = {
  code: 'EMPTY_VARIABLE',
  severity: 'ERROR',
  resource: ({ at }, { variables }) => (variables ? variableDrafts(at, 'empty', message) : []),
  condition: ({ values }, { variables }) =>
    variables ? values.flatMap(at => variableDrafts(at, 'empty', message)) : [],
}
