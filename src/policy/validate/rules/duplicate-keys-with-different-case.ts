import { removeEdit, replaceEdit } from '../../model/edit.ts'
import { type JsonNode, type Member, quote } from '../../model/json-node.ts'
import type { Draft, Fix } from '../finding.ts'
import type { Rule } from '../rule.ts'

function duplicates({ value }: Member): readonly Draft[] {
  if (value?.kind !== 'object') return []
  const first = new Map<string, Member>()
  const merged = new Set<string>()
  const drafts: Draft[] = []
  for (const member of value.members) {
    const key = member.name.toLowerCase()
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, member)
    else if (earlier.name !== member.name) {
      drafts.push({
        range: member.nameRange,
        message: `${quote(member.name)} is the same condition key as ${quote(earlier.name)}, whose letter case does not matter; merge the two.`,
        // Offered once a key: a merge takes time in proportion to the values that the first one has.
        fixes: merged.has(key) ? [] : merge(value.members, earlier, member),
      })
      merged.add(key)
    }
  }
  return drafts
}

function merge(members: readonly Member[], kept: Member, removed: Member): readonly Fix[] {
  if (kept.value === undefined || removed.value === undefined) return []
  const values = new Set([...valuesOf(kept.value), ...valuesOf(removed.value)])
  const edits = [replaceEdit(kept.value, JSON.stringify([...values])), removeEdit(members, removed)]
  return [{ title: `Merge into ${quote(kept.name)}`, edits }]
}

const valuesOf = (node: JsonNode): readonly unknown[] =>
  (node.kind === 'array' ? node.items : [node]).map(item => (item.kind === 'scalar' ? item.value : null))

export const rule: Rule = {
  code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
  severity: 'ERROR',
  statement: ({ blocks }) => blocks.flatMap(({ member }) => duplicates(member)),
}
