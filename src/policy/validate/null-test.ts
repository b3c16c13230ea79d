import { replaceEdit } from '../model/edit.ts'
import type { ConditionFacts } from './facts.ts'
import type { Fix } from './finding.ts'

/**
 * Puts a Null test in the place of an operator, where it has no other key: `absent` when the key must be absent,
 * otherwise that it must be there.
 */
export function nullTestFix({ parsed }: ConditionFacts, absent: boolean): readonly Fix[] {
  const { value } = parsed.block
  if (value?.kind !== 'object' || value.members.length !== 1) return []
  const test = JSON.stringify({ Null: { [parsed.key.value]: String(absent) } }).slice(1, -1)
  return [
    {
      title: `Test by Null that the key is ${absent ? 'absent' : 'present'}`,
      edits: [replaceEdit(parsed.block, test)],
    },
  ]
}
