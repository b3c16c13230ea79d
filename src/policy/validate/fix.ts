import { appendItemEdits, insertMemberEdit, removeEdit, replaceEdit } from '../model/edit.ts'
import type { JsonNode, Member } from '../model/json-node.ts'
import type { ValueList } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import type { PolicyFacts, StatementFacts } from './facts.ts'
import type { Fix } from './finding.ts'

/** Puts another JSON value in the place of a part; nothing when there is none. */
export const replaceFix = (range: Range, value: unknown): readonly Fix[] =>
  value === undefined
    ? []
    : [{ title: `Replace by ${JSON.stringify(value)}`, edits: [replaceEdit(range, JSON.stringify(value))] }]

/** Takes one of the items or members of a node away; nothing when it stands alone there as a single value. */
export function removeFix(node: JsonNode | undefined, part: Range, what: string): readonly Fix[] {
  const parts = node?.kind === 'array' ? node.items : node?.kind === 'object' ? node.members : undefined
  return parts === undefined ? [] : [{ title: `Remove ${what}`, edits: [removeEdit(parts, part)] }]
}

/** Adds a value to those of an element or a condition key; nothing when it has no value at all. */
export const appendFix = (
  { text }: PolicyFacts,
  { member }: ValueList,
  value: string,
  title: string,
): readonly Fix[] =>
  member.value === undefined ? [] : [{ title, edits: appendItemEdits(text, member.value, value) }]

/** Adds a member to an object. */
export function insertFix(
  { text }: PolicyFacts,
  node: JsonNode | undefined,
  name: string,
  value: unknown,
  place: 'first' | 'last' = 'last',
): readonly Fix[] {
  if (node?.kind !== 'object') return []
  return [
    {
      title: typeof value === 'string' ? `Add ${name} ${JSON.stringify(value)}` : `Add ${name}`,
      edits: [insertMemberEdit(text, node, name, value, place)],
    },
  ]
}

/** Gives a member another name; nothing when a member beside it has that name already, and would stand twice. */
export const renameFix = (
  { nameRange }: Member,
  name: string | undefined,
  taken: ReadonlySet<string>,
): readonly Fix[] => (name === undefined || taken.has(name) ? [] : replaceFix(nameRange, name))

/** Gives an operator another name, where no second key stands under it. */
export const renameAloneFix = (
  block: Member,
  name: string | undefined,
  taken: ReadonlySet<string>,
): readonly Fix[] =>
  block.value?.kind === 'object' && block.value.members.length === 1 ? renameFix(block, name, taken) : []

/** Adds a condition key with one value, under its operator if that is there. */
export function conditionFix(
  policy: PolicyFacts,
  { parsed }: StatementFacts,
  operator: string,
  key: string,
  value: string,
): readonly Fix[] {
  return policy.suggest(() => addCondition(policy, parsed, operator, key, value)) ?? []
}

function addCondition(
  policy: PolicyFacts,
  parsed: StatementFacts['parsed'],
  operator: string,
  key: string,
  value: string,
): readonly Fix[] {
  const condition = parsed.elements.find(each => each.name === 'Condition')?.value
  const block =
    condition?.kind === 'object' ? condition.members.find(({ name }) => name === operator) : undefined
  const added =
    block !== undefined
      ? insertFix(policy, block.value, key, value)
      : condition !== undefined
        ? insertFix(policy, condition, operator, { [key]: value })
        : insertFix(policy, parsed.node, 'Condition', { [operator]: { [key]: value } })
  return added.map(fix => ({ ...fix, title: `Add a condition on ${key}` }))
}
