import { jsonProblems } from '../json-problems.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'NESTED_TOO_DEEP',
  severity: 'ERROR',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  policy: jsonProblems('NESTED_TOO_DEEP'),
}
