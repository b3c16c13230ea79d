import type { JsonNode, Member } from '../model/json-node.ts'
import { parseOperator } from '../model/operators.ts'
import type { Located } from '../model/parse.ts'
import type { ConditionCard } from './cards.ts'
import { fragmentOf } from './fragments.ts'
import type { Leftovers } from './statement-card.ts'

/** What a visual view shows of a Condition: a card for each key under each operator, in the order of the text. */
export function conditionCards(
  text: string,
  member: Member | undefined,
  leftovers: Leftovers,
): readonly ConditionCard[] {
  if (member === undefined) return []
  const { value } = member
  const add = (part: Member, why: string) => leftovers.add(fragmentOf(text, part, 'Condition', why))
  if (value?.kind !== 'object') {
    leftovers.lock('Condition')
    add(member, '“Condition” is an object with condition operators.')
    return []
  }
  if (value.members.length === 0) add(member, 'The condition is empty and has no effect.')
  const cards: ConditionCard[] = []
  const operators = namesTwice(value.members)
  for (const block of value.members) {
    if (operators.has(block.name)) add(block, `“${block.name}” stands twice in the condition; merge the two.`)
    else if (block.value?.kind !== 'object')
      add(block, `“${block.name}” is an object with condition keys and their values.`)
    else if (block.value.members.length === 0) add(block, `“${block.name}” has no condition key.`)
    else {
      const keys = namesTwice(block.value.members)
      for (const each of block.value.members) {
        const values = valuesOf(each.value)
        if (keys.has(each.name))
          add(each, `“${each.name}” stands twice under “${block.name}”; merge the two.`)
        else if (values === undefined)
          add(each, `The value of “${each.name}” is a text or a list of texts, and something else is in it.`)
        else cards.push(cardOf(block, each, values))
      }
    }
  }
  return cards
}

const cardOf = (block: Member, member: Member, values: readonly Located[]): ConditionCard => ({
  operator: { value: block.name, ...block.nameRange },
  known: parseOperator(block.name),
  key: { value: member.name, ...member.nameRange },
  values,
  block,
  member,
})

function namesTwice(members: readonly Member[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of members) {
    if (seen.has(name)) twice.add(name)
    seen.add(name)
  }
  return twice
}

/** Texts, numbers and booleans, the last two as they are written. */
function valuesOf(node: JsonNode | undefined): readonly Located[] | undefined {
  const items = node?.kind === 'array' ? node.items : node === undefined ? [] : [node]
  const values = items.flatMap(item =>
    item.kind === 'scalar' && item.value !== null
      ? [{ value: String(item.value), offset: item.offset, length: item.length }]
      : [],
  )
  return node !== undefined && values.length === items.length ? values : undefined
}
