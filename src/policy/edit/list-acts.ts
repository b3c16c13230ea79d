import { replaceEdit } from '../model/edit.ts'
import type { ListCard, PolicyCards, StatementCard } from './cards.ts'
import { type ActEdits, insertElement } from './element-edits.ts'
import { entriesFor, listEdits } from './list-edits.ts'

export type ListPart = 'Action' | 'Resource'

/** Action or NotAction, or Resource or NotResource. */
export const listOf = (card: StatementCard, part: ListPart): ListCard | undefined =>
  part === 'Action' ? card.action : card.resource

/**
 * Makes a list hold certain values, those that stay in their order. An element that is not there is added; one without
 * a value stays as an empty list.
 */
export function setValues(
  cards: PolicyCards,
  card: StatementCard,
  part: ListPart,
  wanted: readonly string[],
): ActEdits {
  if (card.node === undefined || card.locked.has(part)) return undefined
  const list = listOf(card, part)
  if (list === undefined) return [insertElement(cards, card.node, part, lone(wanted))]
  const { member, values } = list
  if (member.value === undefined) return undefined
  const there = values.map(({ value }) => value)
  return listEdits({ ...cards, member, node: member.value }, entriesFor(there, wanted))
}

/** A single value as people write one. */
const lone = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : values)

/** Puts another value in the place of one, by its place in the list. */
export function replaceValue(card: StatementCard, part: ListPart, index: number, value: string): ActEdits {
  const at = listOf(card, part)?.values[index]
  return at === undefined || card.locked.has(part) ? undefined : [replaceEdit(at, JSON.stringify(value))]
}

/** Makes `Action` of `NotAction` and the other way round; so with Resource. */
export function setNegated(
  cards: PolicyCards,
  card: StatementCard,
  part: ListPart | 'Principal',
  negated: boolean,
): ActEdits {
  if (card.node === undefined || card.locked.has(part)) return undefined
  const shown = part === 'Principal' ? card.principal : listOf(card, part)
  const name = negated ? `Not${part}` : part
  if (shown !== undefined) return [replaceEdit(shown.member.nameRange, JSON.stringify(name))]
  return [insertElement(cards, card.node, name, part === 'Principal' ? {} : [])]
}

/** The service that an action's text begins with, in lower case; `*` for what is about several. */
export function serviceOf(action: string): string {
  const prefix = action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()
  return prefix === '' || /[*?]/.test(prefix) ? '*' : prefix
}

/** Makes a list hold certain actions of a service and leaves those of others, and the order, as they are. */
export function setServiceActions(
  cards: PolicyCards,
  card: StatementCard,
  service: string,
  wanted: readonly string[],
): ActEdits {
  const there = card.action?.values.map(({ value }) => value) ?? []
  const keep = new Set(wanted)
  const fresh = wanted.filter(value => !there.includes(value))
  const kept = there.filter(value => serviceOf(value) !== service || keep.has(value))
  const last = kept.findLastIndex(value => serviceOf(value) === service)
  return setValues(cards, card, 'Action', kept.toSpliced(last < 0 ? kept.length : last + 1, 0, ...fresh))
}
