import { conditionFix } from '../fix.ts'
import { githubProvider, identityProvider } from '../identity-providers.ts'
import type { Rule } from '../rule.ts'

const subject = `${githubProvider}:sub`

export const rule: Rule = {
  code: 'MISSING_GITHUB_REPO_CONDITION_KEY',
  severity: 'SECURITY_WARNING',
  types: ['trust'],
  principal: ({ at, kind, statement, negated }, policy) => {
    const provider = kind?.value === 'Federated' ? identityProvider(at.value) : undefined
    if (provider?.keyPrefix !== githubProvider || negated || statement.effect !== 'Allow') return undefined
    if (statement.conditionKeys.has(subject)) return undefined
    return {
      range: at,
      message: `Every repository on GitHub can assume the role; test ${subject} in a Condition.`,
      fixes: conditionFix(
        policy,
        statement,
        'StringLike',
        subject,
        'repo:OWNER/REPOSITORY:ref:refs/heads/main',
      ),
    }
  },
}
