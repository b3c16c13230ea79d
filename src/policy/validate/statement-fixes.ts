import { replaceEdit } from '../model/edit.ts'
import { type JsonNode, type Member, quote } from '../model/json-node.ts'
import type { ActionFacts, ConditionFacts, PolicyFacts, StatementFacts } from './facts.ts'
import type { Fix } from './finding.ts'
import { removeFix } from './fix.ts'

/** The list of statements, or the one that stands alone. */
const statementsNode = ({ parsed: { root } }: PolicyFacts): JsonNode | undefined =>
  root?.kind === 'object' ? root.members.find(({ name }) => name === 'Statement')?.value : undefined

/** Takes a statement away, where it is not the only one without a list. */
export const removeStatementFix = (policy: PolicyFacts, { parsed }: StatementFacts): readonly Fix[] =>
  policy.suggest(() => {
    const list = statementsNode(policy)
    return list?.kind === 'array' ? removeFix(list, parsed.node, `statement ${parsed.index + 1}`) : []
  }) ?? []

/** Takes a condition key away, with its operator and Condition where nothing else is in them. */
export function removeConditionFix(
  policy: PolicyFacts,
  { parsed, statement }: ConditionFacts,
): readonly Fix[] {
  const what = quote(parsed.key.value)
  if (!isAlone(parsed.block.value)) return removeFix(parsed.block.value, parsed.values.member, what)
  const condition = policy.suggest(() => statement.parsed.elements.find(({ name }) => name === 'Condition'))
  if (condition === undefined) return []
  return isAlone(condition.value)
    ? removeFix(statement.parsed.node, condition, what)
    : removeFix(condition.value, parsed.block, what)
}

const isAlone = (node: JsonNode | undefined): boolean => node?.kind === 'object' && node.members.length === 1

/** Moves actions to a statement of their own, which lacks one condition. */
export function splitFix(
  policy: PolicyFacts,
  { statement, parsed }: ConditionFacts,
  actions: readonly ActionFacts[],
): readonly Fix[] {
  const { node, action } = statement.parsed
  const list = statementsNode(policy)
  if (node.kind !== 'object' || action === undefined || list === undefined) return []
  const moved = new Set(actions.map(({ at }) => at.value))
  const kept = action.values.map(({ value }) => value).filter(value => !moved.has(value))
  if (kept.length === 0) return []
  const first = node.members.map(
    member => [member.name, member.name === 'Action' ? kept : jsonOf(member.value)] as const,
  )
  const second = node.members.flatMap(member =>
    secondMember(member, [...moved], parsed.block, parsed.values.member),
  )
  const both = [first, second].map(members => JSON.stringify(Object.fromEntries(members))).join(',')
  const text = list.kind === 'array' ? both : `[${both}]`
  return [{ title: `Split off ${[...moved].slice(0, 3).join(', ')}`, edits: [replaceEdit(node, text)] }]
}

function secondMember(
  { name, value }: Member,
  actions: readonly string[],
  block: Member,
  key: Member,
): readonly (readonly [string, unknown])[] {
  if (name === 'Sid') return []
  if (name === 'Action') return [[name, actions]]
  if (name !== 'Condition' || value?.kind !== 'object') return [[name, jsonOf(value)]]
  const blocks = value.members.flatMap(each => {
    if (each !== block || each.value?.kind !== 'object') return [[each.name, jsonOf(each.value)] as const]
    const rest = each.value.members.filter(member => member !== key)
    return rest.length === 0 ? [] : [[each.name, jsonOf({ ...each.value, members: rest })] as const]
  })
  return blocks.length === 0 ? [] : [[name, Object.fromEntries(blocks)]]
}

function jsonOf(node: JsonNode | undefined): unknown {
  if (node === undefined) return null
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'array') return node.items.map(jsonOf)
  return Object.fromEntries(node.members.map(({ name, value }) => [name, jsonOf(value)]))
}
