import { replaceEdit } from '../../model/edit.ts'
import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Draft, Fix } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { partOf, variablesIn } from '../variables.ts'

const removePart = (at: Located, from: number, to: number): readonly Fix[] => {
  const range = partOf(at, from, to)
  return range.offset === at.offset ? [] : [{ title: 'Remove the variable', edits: [replaceEdit(range, '')] }]
}

const drafts = (at: Located, where: string): readonly Draft[] =>
  !at.value.includes('$' + '{')
    ? []
    : variablesIn(at.value).map(({ from, to, text }) => ({
        range: partOf(at, from, to),
        message: `The variable ${quote(text)} is not replaced in ${where}; write out what it stands for.`,
        fixes: removePart(at, from, to),
      }))

export const rule: Rule = {
  code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
  severity: 'ERROR',
  action: ({ at }, { variables }) => (variables ? drafts(at, 'an action') : []),
  principal: ({ at }, { variables }) => (variables ? drafts(at, 'a principal') : []),
  statement: ({ parsed: { sid } }, { variables }) =>
    variables && sid !== undefined ? drafts(sid, 'a Sid') : [],
}
