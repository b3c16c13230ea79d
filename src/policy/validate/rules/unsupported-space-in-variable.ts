import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'
import { type Variable, variableDrafts } from '../variables.ts'

const message = ({ text }: Variable): string => `The name in ${quote(text)} has a blank; remove it.`

export const rule: Rule = {
  code: 'UNSUPPORTED_SPACE_IN_VARIABLE',
  severity: 'ERROR',
  resource: ({ at }, { variables }) => (variables ? variableDrafts(at, 'space', message) : []),
  condition: ({ values }, { variables }) =>
    variables ? values.flatMap(at => variableDrafts(at, 'space', message)) : [],
}
