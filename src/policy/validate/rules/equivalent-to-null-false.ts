import { nullTestFix } from '../null-test.ts'
import type { Rule } from '../rule.ts'
import { starFinding } from '../star-values.ts'

const meaning = 'holds for every value, so it only asks whether the key is there; ask that by Null'

export const rule: Rule = {
  code: 'EQUIVALENT_TO_NULL_FALSE',
  severity: 'SUGGESTION',
  condition: each => starFinding(each, 'present', meaning, each => nullTestFix(each, false)),
}
