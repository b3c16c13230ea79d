import { removeItems } from '../edit/list-edits.ts'
import { globCovers } from '../evaluate/glob-covers.ts'
import type { TextEdit } from '../model/edit.ts'
import type { JsonNode } from '../model/json-node.ts'
import type { Located, ParsedPolicy, ValueList } from '../model/parse.ts'
import { arnParts } from '../validate/arn-parts.ts'

/**
 * Edits that write lists of one text as that text: a text and a list of it are the same everywhere in a policy.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language", on elements with several values.
 */
export function unwrapEdits({ root, statements }: ParsedPolicy): readonly TextEdit[] {
  const lists = [
    root?.kind === 'object' ? root.members.find(({ name }) => name === 'Statement')?.value : undefined,
  ]
  for (const {
    action,
    notAction,
    resource,
    notResource,
    principal,
    notPrincipal,
    conditions,
  } of statements) {
    for (const list of [action, notAction, resource, notResource]) lists.push(list?.member.value)
    for (const each of [principal, notPrincipal]) {
      if (each?.value?.kind === 'object') lists.push(...each.value.members.map(({ value }) => value))
    }
    for (const { values } of conditions) lists.push(values.member.value)
  }
  return lists.flatMap(unwrap).sort((a, b) => a.offset - b.offset)
}

function unwrap(node: JsonNode | undefined): readonly TextEdit[] {
  if (node?.kind !== 'array' || node.items.length !== 1) return []
  const [item] = node.items
  if (item === undefined || item.kind === 'array') return []
  const end = item.offset + item.length
  return [
    { offset: node.offset, length: item.offset - node.offset, text: '' },
    { offset: end, length: node.offset + node.length - end, text: '' },
  ]
}

/** Edits that take actions and resources away that others of their list cover for certain, and those that stand twice. */
export const coveredEdits = ({ statements }: ParsedPolicy): readonly TextEdit[] =>
  statements
    .flatMap(({ action, notAction, resource, notResource }) => [
      ...dropCovered(action, coversAction),
      ...dropCovered(notAction, coversAction),
      ...dropCovered(resource, coversResource),
      ...dropCovered(notResource, coversResource),
    ])
    .sort((a, b) => a.offset - b.offset)

type Covers = (wide: string, narrow: string) => boolean

// Comparing every pattern with every text must not take long, however long the lists are.
const mostPatterns = 40

function dropCovered(list: ValueList | undefined, covers: Covers): readonly TextEdit[] {
  const node = list?.member.value
  if (list === undefined || !list.readable || node?.kind !== 'array') return []
  const gone = new Set<number>()
  const seen = new Set<string>()
  const patterns: Located[] = []
  for (const each of list.values) {
    if (seen.has(each.value)) gone.add(each.offset)
    else if (/[*?]/.test(each.value) && patterns.length < mostPatterns) patterns.push(each)
    seen.add(each.value)
  }
  for (const pattern of patterns) {
    // What is gone itself covers nothing any more, so that of two that cover each other one stays.
    if (gone.has(pattern.offset)) continue
    for (const each of list.values) {
      if (each !== pattern && !gone.has(each.offset) && covers(pattern.value, each.value))
        gone.add(each.offset)
    }
  }
  return gone.size === 0 ? [] : removeItems(node, ({ offset }) => gone.has(offset))
}

/** Prefix and name each: a star of an action does not run over the colon. */
function coversAction(wide: string, narrow: string): boolean {
  if (wide === '*') return true
  const [prefix = '', name, ...rest] = wide.toLowerCase().split(':')
  const [otherPrefix = '', otherName, ...others] = narrow.toLowerCase().split(':')
  if (name === undefined || otherName === undefined || rest.length > 0 || others.length > 0) return false
  return isPlain(wide) && isPlain(narrow) && globCovers(prefix, otherPrefix) && globCovers(name, otherName)
}

const isPlain = (action: string): boolean => !/[\s,]/.test(action)

/** Part by part: a star of an ARN does not run over its first colons. What has variables is covered by no other. */
function coversResource(wide: string, narrow: string): boolean {
  if (wide === '*') return true
  if (wide.includes('$') || narrow.includes('$')) return false
  const parts = arnParts(wide)
  const others = arnParts(narrow)
  if (parts === undefined || others === undefined || parts.service !== others.service) return false
  return (['partition', 'region', 'account', 'resource'] as const).every(part =>
    globCovers(parts[part], others[part]),
  )
}
