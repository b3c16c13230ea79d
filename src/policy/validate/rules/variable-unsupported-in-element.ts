import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Draft } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { partOf, variablesIn } from '../variables.ts'

const drafts = (at: Located, where: string): readonly Draft[] =>
  !at.value.includes('$' + '{')
    ? []
    : variablesIn(at.value).map(({ from, to, text }) => ({
        range: partOf(at, from, to),
        message: `The variable ${quote(text)} is not replaced in ${where}; write out what it stands for.`,
      }))

export const rule: Rule = {
  code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
  severity: 'ERROR',
  action: ({ at }, { variables }) => (variables ? drafts(at, 'an action') : []),
  principal: ({ at }, { variables }) => (variables ? drafts(at, 'a principal') : []),
  statement: ({ parsed: { sid } }, { variables }) =>
    variables && sid !== undefined ? drafts(sid, 'a Sid') : [],
}
