import { insertMemberEdit, removeEdit, replaceEdit, type TextEdit } from '../model/edit.ts'
import { statementElements } from '../model/elements.ts'
import type { Member, ObjectNode } from '../model/json-node.ts'
import type { Range } from '../model/problem.ts'
import type { PolicyCards } from './cards.ts'
import { indentOf, printerFor, printFlat, printValue } from './layout.ts'

/** Changes of the text that carry an act out; undefined where the text leaves no room for it. */
export type ActEdits = readonly TextEdit[] | undefined

/** In which order people write the elements of a statement. */
const usualOrder = [...statementElements]

/** Adds an element to a statement, where one usually stands. */
export function insertElement(
  cards: PolicyCards,
  statement: ObjectNode,
  name: string,
  value: unknown,
): TextEdit {
  const rank = usualOrder.indexOf(name)
  const before = statement.members.findLast(each => {
    const other = usualOrder.indexOf(each.name)
    return other >= 0 && other < rank
  })
  return insertMember(cards, statement, name, value, before ?? 'first')
}

/** Adds a member to an object, laid out as its neighbours are, or as the object's line where it has none. */
export function insertMember(
  { text, layout }: PolicyCards,
  object: ObjectNode,
  name: string,
  value: unknown,
  place: 'first' | 'last' | Member = 'last',
): TextEdit {
  if (object.members.length > 0) return insertMemberEdit(text, object, name, value, place, printerFor(layout))
  return replaceEdit(object, printAt({ text, layout }, object, { [name]: value }))
}

/** Writes a value in the place of what begins, or whose member begins, a line; on one line elsewhere. */
export function printAt(
  { text, layout }: Pick<PolicyCards, 'text' | 'layout'>,
  at: Range,
  value: unknown,
): string {
  const lineStart = text.lastIndexOf('\n', at.offset - 1) + 1
  const lead = text.slice(lineStart, at.offset)
  const indent = indentOf(text, at) ?? /^([ \t]*)"(?:[^"\\]|\\.)*": ?$/.exec(lead)?.[1]
  return indent === undefined || layout.unit === undefined
    ? printFlat(value, text.charAt(at.offset - 1) === ':' ? '' : ' ')
    : printValue(value, indent, layout)
}

/** Takes a member away; the last one leaves an empty object. */
export const removeMember = (object: ObjectNode, member: Member): TextEdit =>
  object.members.length === 1 ? replaceEdit(object, '{}') : removeEdit(object.members, member)

/** Sorts edits into the order in which they apply. */
export const inOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.toSorted((a, b) => a.offset - b.offset)
