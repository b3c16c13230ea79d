import type { JsonNode, ObjectNode } from './json-node.ts'
import type { Range } from './problem.ts'

/** One replacement in the policy's text: `length` code units at `offset` become `text`. */
export interface TextEdit extends Range {
  readonly text: string
}

/** Puts a text in the place of a part. */
export const replaceEdit = ({ offset, length }: Range, text: string): TextEdit => ({ offset, length, text })

const endOf = ({ offset, length }: Range): number => offset + length

/**
 * Takes one of the members of an object or of the items of an array away, with its comma; `parts` are all of them in
 * the order of the text.
 */
export function removeEdit(parts: readonly Range[], part: Range): TextEdit {
  const index = placeOf(parts, part)
  const next = parts[index + 1]
  const previous = parts[index - 1]
  const from = next === undefined && previous !== undefined ? endOf(previous) : part.offset
  return { offset: from, length: (next?.offset ?? endOf(part)) - from, text: '' }
}

/** By bisection, since a list can be long and each of its items be taken away. */
function placeOf(parts: readonly Range[], { offset }: Range): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Adds a member to an object, before or after those that it has, laid out as they are. `value` is any JSON value.
 */
export function insertMemberEdit(
  text: string,
  object: ObjectNode,
  name: string,
  value: unknown,
  place: 'first' | 'last' = 'last',
): TextEdit {
  const first = object.members[0]
  const last = object.members.at(-1)
  if (first === undefined || last === undefined) {
    const gap = text.charAt(object.offset + 1) === '}' ? 0 : object.length - 2
    return { offset: object.offset + 1, length: gap, text: printMember(name, value, ': ') }
  }
  const lead = text.slice(object.offset + 1, first.offset)
  const second = object.members[1]
  const between =
    second === undefined ? lead || ' ' : text.slice(endOf(first), second.offset).replace(',', '')
  const colon = first.value === undefined ? ': ' : text.slice(endOf(first.nameRange), first.value.offset)
  const compact = second === undefined ? lead === '' && colon === ':' : between === ''
  const member = printMember(name, value, compact ? ':' : ': ')
  const gap = compact ? '' : between
  return place === 'first'
    ? { offset: first.offset, length: 0, text: `${member},${gap}` }
    : { offset: endOf(last), length: 0, text: `,${gap}${member}` }
}

/** Adds an item to an array, laid out as the others are; makes a list of a value that stands alone. */
export function appendItemEdits(text: string, node: JsonNode, value: unknown): readonly TextEdit[] {
  const item = JSON.stringify(value)
  const usual = text.charAt(node.offset - 1) === ':' ? '' : ' '
  if (node.kind !== 'array') {
    return [
      { offset: node.offset, length: 0, text: '[' },
      { offset: endOf(node), length: 0, text: `,${usual}${item}]` },
    ]
  }
  const last = node.items.at(-1)
  if (last === undefined) return [replaceEdit(node, `[${item}]`)]
  const before = node.items.at(-2)
  const gap =
    before === undefined
      ? text.slice(node.offset + 1, last.offset) || usual
      : text.slice(endOf(before), last.offset).replace(',', '')
  return [{ offset: endOf(last), length: 0, text: `,${gap}${item}` }]
}

const printMember = (name: string, value: unknown, colon: string): string =>
  `${JSON.stringify(name)}${colon}${JSON.stringify(value)}`

/** The text after edits that do not overlap, in the order of their offsets. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { offset, length, text: put } of edits) {
    parts.push(text.slice(at, offset), put)
    at = offset + length
  }
  return parts.join('') + text.slice(at)
}
