import { replaceEdit } from '../model/edit.ts'
import type { JsonNode, Member, ObjectNode } from '../model/json-node.ts'
import type { ConditionCard, PolicyCards, StatementCard } from './cards.ts'
import { type ActEdits, inOrder, insertElement, insertMember, removeMember } from './element-edits.ts'
import { entriesFor, listEdits } from './list-edits.ts'

const conditionOf = ({ node }: StatementCard): Member | undefined =>
  node?.members.find(({ name }) => name === 'Condition')

/** Whether a key stands under an operator already, and cannot a second time. */
export function hasCondition(card: StatementCard, operator: string, key: string): boolean {
  const condition = conditionOf(card)?.value
  if (condition?.kind !== 'object') return false
  return condition.members.some(
    ({ name, value }) =>
      name === operator && value?.kind === 'object' && value.members.some(each => each.name === key),
  )
}

/** Adds a condition key, under its operator where that is there. */
export function addCondition(
  cards: PolicyCards,
  card: StatementCard,
  operator: string,
  key: string,
  values: readonly string[],
): ActEdits {
  const { node } = card
  if (node === undefined || card.locked.has('Condition') || hasCondition(card, operator, key))
    return undefined
  const value = values.length === 1 ? values[0] : values
  const condition = conditionOf(card)
  if (condition === undefined)
    return [insertElement(cards, node, 'Condition', { [operator]: { [key]: value } })]
  if (condition.value?.kind !== 'object') return undefined
  const blocks = condition.value.members.filter(({ name }) => name === operator)
  const [block] = blocks
  if (block === undefined) return [insertMember(cards, condition.value, operator, { [key]: value })]
  if (blocks.length > 1 || block.value?.kind !== 'object') return undefined
  return [insertMember(cards, block.value, key, value)]
}

/** Makes a condition hold certain values; those that stay keep their order and their text. */
export function setConditionValues(
  cards: PolicyCards,
  { member, values }: ConditionCard,
  wanted: readonly string[],
): ActEdits {
  const node = member.value
  if (node === undefined) return undefined
  const there = values.map(({ value }) => value)
  return listEdits({ ...cards, member, node }, entriesFor(there, wanted, printLike(node)))
}

/** Writes a value as those beside it: a boolean or a number without quotes where they all are. */
function printLike(node: JsonNode): (value: string) => string {
  const items = node.kind === 'array' ? node.items : [node]
  const every = (type: 'boolean' | 'number') =>
    items.length > 0 && items.every(item => item.kind === 'scalar' && typeof item.value === type)
  if (every('boolean')) return value => (/^(?:true|false)$/.test(value) ? value : JSON.stringify(value))
  if (every('number'))
    return value =>
      String(Number(value)) === value && Number.isFinite(Number(value)) ? value : JSON.stringify(value)
  return value => JSON.stringify(value)
}

/** Gives a condition another key. */
export function setConditionKey(card: StatementCard, condition: ConditionCard, key: string): ActEdits {
  if (key === condition.key.value) return []
  return hasCondition(card, condition.operator.value, key)
    ? undefined
    : [replaceEdit(condition.key, JSON.stringify(key))]
}

/** Puts a condition under another operator, renaming it where nothing else stands under the old one. */
export function setConditionOperator(
  cards: PolicyCards,
  card: StatementCard,
  condition: ConditionCard,
  operator: string,
): ActEdits {
  const { block, member, key } = condition
  const all = conditionOf(card)?.value
  if (operator === block.name) return []
  if (all?.kind !== 'object' || block.value?.kind !== 'object' || member.value === undefined) return undefined
  if (hasCondition(card, operator, key.value)) return undefined
  const targets = all.members.filter(({ name }) => name === operator)
  const [target] = targets
  const alone = block.value.members.length === 1
  if (target === undefined && alone) return [replaceEdit(block.nameRange, JSON.stringify(operator))]
  const raw = cards.text.slice(member.value.offset, member.value.offset + member.value.length)
  const gone = alone ? removeMember(all, block) : removeMember(block.value, member)
  if (target === undefined) return inOrder([insertRaw(cards, all, operator, key.value, raw), gone])
  if (targets.length > 1 || target.value?.kind !== 'object') return undefined
  return inOrder([insertRaw(cards, target.value, undefined, key.value, raw), gone])
}

/** Adds a key with the very text of its value, below a new operator or below one that is there. */
function insertRaw(
  cards: PolicyCards,
  object: ObjectNode,
  operator: string | undefined,
  key: string,
  raw: string,
) {
  // A text that no policy has stands in for the value until it is printed.
  const mark = '\u0001'
  const value = operator === undefined ? mark : { [key]: mark }
  const edit = insertMember(cards, object, operator ?? key, value)
  return { ...edit, text: edit.text.replace(JSON.stringify(mark), () => raw) }
}

/** Takes a condition away, with its operator and Condition where nothing else is in them. */
export function removeCondition(card: StatementCard, condition: ConditionCard): ActEdits {
  const { block, member } = condition
  const element = conditionOf(card)
  if (card.node === undefined || element?.value?.kind !== 'object' || block.value?.kind !== 'object')
    return undefined
  if (block.value.members.length > 1) return [removeMember(block.value, member)]
  if (element.value.members.length > 1) return [removeMember(element.value, block)]
  return [removeMember(card.node, element)]
}
