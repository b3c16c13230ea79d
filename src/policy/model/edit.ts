import type { ArrayNode, JsonNode, Member, ObjectNode } from './json-node.ts'
import type { Range } from './problem.ts'

/** One replacement in the policy's text: `length` code units at `offset` become `text`. */
export interface TextEdit extends Range {
  readonly text: string
}

/** Puts a text in the place of a part. */
export const replaceEdit = ({ offset, length }: Range, text: string): TextEdit => ({ offset, length, text })

/** Where a part ends. */
export const endOf = ({ offset, length }: Range): number => offset + length

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

/** Writes a value; `gap` is the white space that stands before its member. */
export type PrintValue = (value: unknown, gap: string) => string

const printCompact: PrintValue = value => JSON.stringify(value)

/**
 * Adds a member to an object, before those that it has, behind all of them or behind a certain one, laid out as they
 * are. `value` is any JSON value.
 */
export function insertMemberEdit(
  text: string,
  object: ObjectNode,
  name: string,
  value: unknown,
  place: 'first' | 'last' | Member = 'last',
  print: PrintValue = printCompact,
): TextEdit {
  const first = object.members[0]
  const last = object.members.at(-1)
  if (first === undefined || last === undefined) {
    const gap = text.charAt(object.offset + 1) === '}' ? 0 : object.length - 2
    return { offset: object.offset + 1, length: gap, text: `${JSON.stringify(name)}: ${print(value, ' ')}` }
  }
  const lead = text.slice(object.offset + 1, first.offset)
  const second = object.members[1]
  const between =
    second === undefined ? lead || ' ' : text.slice(endOf(first), second.offset).replace(',', '')
  const colon = first.value === undefined ? ': ' : text.slice(endOf(first.nameRange), first.value.offset)
  const compact = second === undefined ? lead === '' && colon === ':' : between === ''
  const gap = compact ? '' : between
  const member = `${JSON.stringify(name)}${compact ? ':' : ': '}${print(value, gap)}`
  if (place === 'first') return { offset: first.offset, length: 0, text: `${member},${gap}` }
  return { offset: endOf(place === 'last' ? last : place), length: 0, text: `,${gap}${member}` }
}

/** The white space between the items of an array, as it would stand before one more. */
export function itemGap(text: string, array: ArrayNode): string {
  const usual = text.charAt(array.offset - 1) === ':' ? '' : ' '
  const last = array.items.at(-1)
  if (last === undefined) return usual
  const before = array.items.at(-2)
  return before === undefined
    ? text.slice(array.offset + 1, last.offset) || usual
    : text.slice(endOf(before), last.offset).replace(',', '')
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
  return [{ offset: endOf(last), length: 0, text: `,${itemGap(text, node)}${item}` }]
}

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

/** The same change as one edit, from the first place to the last. There must be an edit. */
export function asOneEdit(text: string, edits: readonly TextEdit[]): TextEdit {
  const offset = edits[0]?.offset ?? 0
  const end = endOf(edits.at(-1) ?? { offset, length: 0 })
  const after = applyEdits(text, edits)
  return { offset, length: end - offset, text: after.slice(offset, after.length - (text.length - end)) }
}
