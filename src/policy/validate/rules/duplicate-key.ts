import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'DUPLICATE_KEY',
  severity: 'ERROR',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  policy: ({ parsed }) =>
    parsed.problems
      .filter(problem => problem.code === 'DUPLICATE_KEY')
      .map(problem => ({ range: problem, message: problem.detail })),
}
