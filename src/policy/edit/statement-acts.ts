import { replaceEdit, type TextEdit } from '../model/edit.ts'
import type { Member } from '../model/json-node.ts'
import type { PolicyCards, StatementCard } from './cards.ts'
import { type ActEdits, insertElement, insertMember, removeMember } from './element-edits.ts'
import { printFlat, printValue } from './layout.ts'
import { type ListEntry, listEdits } from './list-edits.ts'

const elementOf = ({ node }: StatementCard, name: string): Member | undefined =>
  node?.members.find(member => member.name === name)

/** Makes a statement an Allow or a Deny. */
export function setEffect(cards: PolicyCards, card: StatementCard, effect: 'Allow' | 'Deny'): ActEdits {
  return setText(cards, card, 'Effect', effect)
}

/** Gives a statement a Sid; an empty one takes it away. */
export function setSid(cards: PolicyCards, card: StatementCard, sid: string): ActEdits {
  if (sid !== '') return setText(cards, card, 'Sid', sid)
  const element = elementOf(card, 'Sid')
  if (card.node === undefined || card.locked.has('Sid')) return undefined
  return element === undefined ? [] : [removeMember(card.node, element)]
}

function setText(cards: PolicyCards, card: StatementCard, name: 'Effect' | 'Sid', value: string): ActEdits {
  if (card.node === undefined || card.locked.has(name)) return undefined
  const element = elementOf(card, name)
  if (element === undefined) return [insertElement(cards, card.node, name, value)]
  return element.value === undefined ? undefined : [replaceEdit(element.value, JSON.stringify(value))]
}

/** Sets the version of the policy language. */
export function setVersion({ root, ...cards }: PolicyCards, version: string): ActEdits {
  if (root === undefined || cards.broken !== undefined) return undefined
  const member = root.members.findLast(({ name }) => name === 'Version')
  if (member === undefined) return [insertMember({ root, ...cards }, root, 'Version', version, 'first')]
  return member.value === undefined ? undefined : [replaceEdit(member.value, JSON.stringify(version))]
}

/** What a statement begins as. */
export type NewStatement = Readonly<Record<string, unknown>>

/** Adds statements behind all others, in their order; of an empty text makes a policy. */
export function addStatement(cards: PolicyCards, ...statements: readonly NewStatement[]): ActEdits {
  const { root, list, listLocked, text, layout } = cards
  if (listLocked || cards.broken !== undefined) return undefined
  if (root === undefined) {
    const policy = { Version: '2012-10-17', Statement: statements }
    return [{ offset: 0, length: text.length, text: `${printValue(policy, '', layout)}${layout.newline}` }]
  }
  if (list === undefined) {
    if (root.members.some(({ name }) => name === 'Statement')) return undefined
    return [insertMember(cards, root, 'Statement', statements)]
  }
  return rebuild(cards, [...placesOf(cards), ...statements.map(statementPrinter(cards))])
}

/** Adds a copy of a statement behind it; its Sid, which may stand once only, gets another end. */
export function duplicateStatement(cards: PolicyCards, card: StatementCard): ActEdits {
  const text = cards.text.slice(card.offset, card.offset + card.length)
  const { sid } = card
  const from = sid === undefined ? 0 : sid.offset - card.offset
  const copy =
    sid === undefined
      ? text
      : text.slice(0, from) + JSON.stringify(freeSid(cards, sid.value)) + text.slice(from + sid.length)
  return rebuild(cards, placesOf(cards).toSpliced(card.index + 1, 0, copy))
}

function freeSid({ statements }: PolicyCards, sid: string): string {
  const taken = new Set(statements.map(each => each.sid?.value))
  const copy = `${sid}Copy`
  if (!taken.has(copy)) return copy
  let number = 2
  while (taken.has(`${copy}${number}`)) number++
  return `${copy}${number}`
}

/** Takes a statement away. */
export const removeStatement = (cards: PolicyCards, card: StatementCard): ActEdits =>
  rebuild(cards, placesOf(cards).toSpliced(card.index, 1))

/** Puts a statement in another place, counted from 0; the others keep their order. */
export function moveStatement(cards: PolicyCards, card: StatementCard, to: number): ActEdits {
  const places = placesOf(cards)
  if (to < 0 || to >= places.length) return undefined
  if (to === card.index) return []
  const moved = cards.text.slice(card.offset, card.offset + card.length)
  return rebuild(cards, places.toSpliced(card.index, 1).toSpliced(to, 0, moved))
}

const placesOf = ({ statements }: PolicyCards): ListEntry[] => statements.map((_, index) => index)

function rebuild(cards: PolicyCards, entries: readonly ListEntry[]): readonly TextEdit[] | undefined {
  const { list, listLocked, text, layout } = cards
  if (list === undefined || listLocked || cards.broken !== undefined) return undefined
  return listEdits({ text, layout, ...list }, entries)
}

/** Writes new statements, indented as those that are there, or one level deeper than the list. */
function statementPrinter({ list, text, layout }: PolicyCards): (statement: NewStatement) => string {
  if (list === undefined || layout.unit === undefined) {
    const blank = compactBlank(text)
    return statement => printFlat(statement, blank)
  }
  const first = list.node.kind === 'array' ? list.node.items[0] : undefined
  const lineOf = (offset: number) => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0]
  const indent =
    first === undefined ? `${lineOf(list.member.offset) ?? ''}${layout.unit}` : (lineOf(first.offset) ?? '')
  return statement => printValue(statement, indent, layout)
}

/** Whether a text on one line has blanks behind its colons. */
const compactBlank = (text: string): string => (/": /.test(text) ? ' ' : '')
