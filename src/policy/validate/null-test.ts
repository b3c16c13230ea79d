import { replaceEdit } from '../model/edit.ts'
import type { ConditionFacts } from './facts.ts'
import type { Fix } from './finding.ts'

// Real conditions have a few operators; looking through more of them for each finding would not be linear.
const mostOperators = 50

/**
 * Puts a Null test in the place of an operator: `absent` when the key must be absent, otherwise that it must be there.
 * Only where the operator has no other key and the Condition no Null test, which would then stand twice.
 */
export function nullTestFix(
  { parsed, statement: { blocks } }: ConditionFacts,
  absent: boolean,
): readonly Fix[] {
  const { value } = parsed.block
  if (value?.kind !== 'object' || value.members.length !== 1) return []
  if (blocks.length > mostOperators || blocks.some(({ operator }) => operator?.family === 'null')) return []
  const test = JSON.stringify({ Null: { [parsed.key.value]: String(absent) } }).slice(1, -1)
  return [
    {
      title: `Test by Null that the key is ${absent ? 'absent' : 'present'}`,
      edits: [replaceEdit(parsed.block, test)],
    },
  ]
}
