import { removeItems } from '../edit/list-edits.ts'
import { elementsOf, type PolicyForm } from '../evaluate/statement-elements.ts'
import { endOf, itemGap, replaceEdit, type TextEdit } from '../model/edit.ts'
import type { JsonNode } from '../model/json-node.ts'
import type { ParsedPolicy, ParsedStatement, ValueList } from '../model/parse.ts'

/**
 * Edits that put the lists of statements into the first of those that differ in nothing else but the Sid: each request
 * that one of them matches is matched by the one that is left, and no other.
 */
export function mergeEdits(
  { text, root, statements }: ParsedPolicy,
  by: 'action' | 'resource',
  form: PolicyForm,
): readonly TextEdit[] {
  const list =
    root?.kind === 'object' ? root.members.find(({ name }) => name === 'Statement')?.value : undefined
  if (list?.kind !== 'array') return []
  const groups = new Map<string, [ParsedStatement, ...ParsedStatement[]]>()
  for (const statement of statements) {
    if (statement[by] === undefined || !isWhole(statement, form)) continue
    const rest = restOf(statement, by === 'action' ? 'Action' : 'Resource')
    const group = groups.get(rest)
    if (group === undefined) groups.set(rest, [statement])
    else group.push(statement)
  }
  const gone = new Set<number>()
  const edits: TextEdit[] = []
  for (const [first, ...others] of groups.values()) {
    const node = first[by]?.member.value
    if (others.length === 0 || node === undefined) continue
    for (const { offset } of others) gone.add(offset)
    const values = valuesOf([first, ...others].map(each => each[by]))
    const own = new Set(valuesOf([first[by]]))
    if (values.length > own.size) edits.push(replaceTexts(text, node, values))
  }
  return [...edits, ...removeItems(list, ({ offset }) => gone.has(offset))].sort(
    (a, b) => a.offset - b.offset,
  )
}

/** Each text once, in the order in which they first stand. */
const valuesOf = (lists: readonly (ValueList | undefined)[]): readonly string[] => [
  ...new Set(lists.flatMap(list => list?.values.map(({ value }) => value) ?? [])),
]

/** Nothing in it is beyond understanding, which would then be true of the whole. */
const isWhole = (statement: ParsedStatement, form: PolicyForm): boolean =>
  statement.unreadable.size === 0 &&
  statement.effect !== undefined &&
  elementsOf(statement, form).faults.length === 0

/** Everything of a statement but its Sid and one element, in one spelling. */
function restOf({ elements }: ParsedStatement, element: string): string {
  const rest = elements.filter(({ name }) => name !== 'Sid' && name !== element)
  return JSON.stringify(
    rest.map(({ name, value }) => [name, value === undefined ? null : spelled(value)]).sort(byName),
  )
}

type Spelled = string | number | boolean | null | readonly Spelled[]

/** Members by name, and lists as sets. */
function spelled(node: JsonNode): Spelled {
  if (node.kind === 'object') {
    return node.members
      .map(({ name, value }) => [name, value === undefined ? null : spelled(value)] as const)
      .sort(byName)
  }
  const items = node.kind === 'array' ? node.items : [node]
  return [
    ...new Set(items.map(item => JSON.stringify(item.kind === 'scalar' ? item.value : spelled(item)))),
  ].sort()
}

const byName = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1)

/** Puts other texts into a list, or in the place of the one text that stands alone, laid out as it was. */
function replaceTexts(text: string, node: JsonNode, values: readonly string[]): TextEdit {
  const list = (gap: string) => values.map(value => JSON.stringify(value)).join(`,${gap}`)
  const [first, last] = node.kind === 'array' ? [node.items[0], node.items.at(-1)] : []
  if (node.kind !== 'array' || first === undefined || last === undefined)
    return replaceEdit(node, `[${list(text.charAt(node.offset - 1) === ':' ? '' : ' ')}]`)
  return { offset: first.offset, length: endOf(last) - first.offset, text: list(itemGap(text, node)) }
}
