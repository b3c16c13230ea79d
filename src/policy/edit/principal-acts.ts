import { replaceEdit } from '../model/edit.ts'
import type { PolicyCards, PrincipalKind, StatementCard } from './cards.ts'
import { type ActEdits, insertElement, insertMember, printAt, removeMember } from './element-edits.ts'
import { entriesFor, listEdits } from './list-edits.ts'

/**
 * Makes a kind of principals hold certain values; without a value the kind goes. Of `"*"` it makes an object.
 */
export function setPrincipals(
  cards: PolicyCards,
  card: StatementCard,
  kind: PrincipalKind,
  wanted: readonly string[],
): ActEdits {
  const { principal, node } = card
  if (node === undefined || card.locked.has('Principal')) return undefined
  const value = wanted.length === 1 ? wanted[0] : wanted
  if (principal === undefined) {
    return wanted.length === 0 ? [] : [insertElement(cards, node, 'Principal', { [kind]: value })]
  }
  const object = principal.member.value
  if (object === undefined) return undefined
  if (object.kind !== 'object') {
    return wanted.length === 0 ? [] : [replaceEdit(object, printAt(cards, object, { [kind]: value }))]
  }
  const group = principal.groups.find(each => each.kind === kind)
  if (group === undefined) {
    if (object.members.some(({ name }) => name === kind)) return undefined
    return wanted.length === 0 ? [] : [insertMember(cards, object, kind, value)]
  }
  if (wanted.length === 0) return [removeMember(object, group.member)]
  if (group.member.value === undefined) return undefined
  const there = group.values.map(each => each.value)
  return listEdits({ ...cards, member: group.member, node: group.member.value }, entriesFor(there, wanted))
}

/** Puts another principal in the place of one, by its place among those of its kind. */
export function replacePrincipal(
  card: StatementCard,
  kind: PrincipalKind,
  index: number,
  value: string,
): ActEdits {
  const at = card.principal?.groups.find(each => each.kind === kind)?.values[index]
  return at === undefined ? undefined : [replaceEdit(at, JSON.stringify(value))]
}

/** Makes everyone the principal, in the place of whoever is named; or nobody yet. */
export function setEveryone(cards: PolicyCards, card: StatementCard, everyone: boolean): ActEdits {
  const { principal, node } = card
  if (node === undefined || card.locked.has('Principal')) return undefined
  const value = everyone ? '*' : {}
  if (principal === undefined) return [insertElement(cards, node, 'Principal', value)]
  if (principal.everyone === everyone) return []
  const there = principal.member.value
  return there === undefined ? undefined : [replaceEdit(there, JSON.stringify(value))]
}
