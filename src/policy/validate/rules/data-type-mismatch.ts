import { type JsonNode, type Member, quote } from '../../model/json-node.ts'
import type { Draft, Fix } from '../finding.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const isText = (node: JsonNode): boolean => node.kind === 'scalar' && typeof node.value === 'string'

const wrong = (node: JsonNode, what: string, wanted: string, fixes: readonly Fix[] = []): Draft => ({
  range: node,
  message: `${what} must be ${wanted}.`,
  fixes,
})

/** A number or a boolean as text. */
const asText = (node: JsonNode): readonly Fix[] =>
  node.kind === 'scalar' && node.value !== null ? replaceFix(node, String(node.value)) : []

const notText = ({ name, value }: Member): readonly Draft[] =>
  value === undefined || isText(value) ? [] : [wrong(value, name, 'a text in double quotes', asText(value))]

function notTexts({ name, value }: Member): readonly Draft[] {
  const items = value?.kind === 'array' ? value.items : value === undefined ? [] : [value]
  return items
    .filter(item => !isText(item))
    .map(item => wrong(item, `Each value of ${name}`, 'a text in double quotes', asText(item)))
}

function notStatements({ value }: Member): readonly Draft[] {
  if (value === undefined) return []
  const items = value.kind === 'array' ? value.items : [value]
  return items
    .filter(item => item.kind !== 'object')
    .map(item => wrong(item, 'Each statement', 'an object in braces'))
}

/** Lists and bare texts are the business of INVALID_PRINCIPAL_FORMAT. */
function notPrincipals({ name, value }: Member): readonly Draft[] {
  if (value?.kind === 'object') return value.members.flatMap(notTexts)
  return value?.kind === 'scalar' && !isText(value)
    ? [wrong(value, name, 'an object such as {"AWS": "…"} or "*"')]
    : []
}

function notConditions({ value }: Member): readonly Draft[] {
  if (value === undefined) return []
  if (value.kind !== 'object') return [wrong(value, 'Condition', 'an object of operators')]
  return value.members.flatMap(operator => {
    if (operator.value === undefined) return []
    if (operator.value.kind !== 'object') {
      return [wrong(operator.value, `The operator ${quote(operator.name)}`, 'an object of condition keys')]
    }
    return operator.value.members.flatMap(notValues)
  })
}

function notValues({ name, value }: Member): readonly Draft[] {
  const items = value?.kind === 'array' ? value.items : value === undefined ? [] : [value]
  return items
    .filter(item => item.kind !== 'scalar' || item.value === null)
    .map(item => wrong(item, `Each value of ${quote(name)}`, 'a text, a number or a boolean'))
}

const shapes: ReadonlyMap<string, (member: Member) => readonly Draft[]> = new Map([
  ['Sid', notText],
  ['Effect', notText],
  ['Action', notTexts],
  ['NotAction', notTexts],
  ['Resource', notTexts],
  ['NotResource', notTexts],
  ['Principal', notPrincipals],
  ['NotPrincipal', notPrincipals],
  ['Condition', notConditions],
])

export const rule: Rule = {
  code: 'DATA_TYPE_MISMATCH',
  severity: 'ERROR',
  policy: ({ parsed }) => {
    const root = parsed.root
    if (root === undefined) return []
    if (root.kind !== 'object') return [wrong(root, 'A policy', 'an object')]
    return root.members.flatMap(member => {
      if (member.name === 'Version' || member.name === 'Id') return notText(member)
      return member.name === 'Statement' ? notStatements(member) : []
    })
  },
  statement: ({ parsed }) => parsed.elements.flatMap(member => shapes.get(member.name)?.(member) ?? []),
}
