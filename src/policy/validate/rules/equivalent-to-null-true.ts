import { nullTestFix } from '../null-test.ts'
import type { Rule } from '../rule.ts'
import { starFinding } from '../star-values.ts'

const meaning = 'holds for no value, so it only asks whether the key is absent; ask that by Null'

export const rule: Rule = {
  code: 'EQUIVALENT_TO_NULL_TRUE',
  severity: 'SUGGESTION',
  condition: each => starFinding(each, 'absent', meaning, each => nullTestFix(each, true)),
}
