import type { JsonNode, Member } from '../model/json-node.ts'
import { type ParsedStatement, parsePolicy } from '../model/parse.ts'
import type { PolicySymbol } from './language.ts'

/** Longer texts are cut off in the outline. */
const longest = 60

/**
 * The outline of a policy: its elements, in Statement one entry a statement, in each of them its elements. Of a broken
 * text whatever can be read. Takes time in proportion to the text.
 */
export function policySymbols(text: string): readonly PolicySymbol[] {
  const { root, statements } = parsePolicy(text)
  if (root?.kind !== 'object') return []
  return root.members.flatMap(member =>
    member.name === 'Statement'
      ? statements.filter(each => isWithin(each, member)).map(statementSymbol)
      : [memberSymbol(member)],
  )
}

const isWithin = ({ offset }: ParsedStatement, member: Member): boolean =>
  offset >= member.offset && offset < member.offset + member.length

function statementSymbol(statement: ParsedStatement): PolicySymbol {
  const { sid, effect, index, offset, length, elements } = statement
  const name = sid === undefined || sid.value === '' ? `Statement ${index + 1}` : sid.value
  const { offset: start, length: size } = sid ?? effect ?? { offset, length: Math.min(1, length) }
  return {
    name: shortened(name),
    detail: [effect?.value ?? '', actionWords(statement)].filter(words => words !== '').join(' '),
    offset,
    length,
    selection: { offset: start, length: size },
    children: elements.map(memberSymbol),
  }
}

function actionWords({ action, notAction }: ParsedStatement): string {
  const values = (action ?? notAction)?.values ?? []
  const [first] = values
  if (first === undefined) return ''
  const more = values.length > 1 ? ` and ${values.length - 1} more` : ''
  return `${action === undefined ? 'all but ' : ''}${shortened(first.value)}${more}`
}

/** An element with what is in it, should that be an object: of Condition the operators and their keys. */
function memberSymbol({ name, nameRange, value, offset, length }: Member): PolicySymbol {
  return {
    name: name === '' ? '""' : shortened(name),
    detail: value === undefined ? '' : valueWords(value),
    offset,
    length,
    selection: nameRange,
    children: value?.kind === 'object' ? value.members.map(memberSymbol) : [],
  }
}

function valueWords(node: JsonNode): string {
  if (node.kind === 'object') return ''
  if (node.kind === 'scalar') return shortened(String(node.value))
  const [first] = node.items
  if (first === undefined) return 'none'
  return node.items.length === 1
    ? valueWords(first)
    : `${valueWords(first)} and ${node.items.length - 1} more`.trim()
}

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
