import { quote } from '../../model/json-node.ts'
import { githubProvider } from '../identity-providers.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
  severity: 'WARNING',
  types: ['trust'],
  condition: ({ key, operator, values }) =>
    key !== `${githubProvider}:sub` || operator?.comparison !== 'like' || operator.negated
      ? []
      : values
          .filter(({ value }) => /[*?]/.test(value))
          .map(at => ({
            range: at,
            message: `${quote(at.value)} lets in more than one repository and branch; name both, as in "repo:owner/name:ref:refs/heads/main".`,
          })),
}
