import { globCovers } from '../../evaluate/glob-covers.ts'
import { replaceFix } from '../fix.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'

const needed = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']

const missingIn = perStatement(({ actions }) =>
  needed.filter(
    action => !actions.some(each => globCovers(each.at.value.toLowerCase(), action.toLowerCase())),
  ),
)

export const rule: Rule = {
  code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
  severity: 'ERROR',
  types: ['trust'],
  principal: ({ at, kind, statement, negated }, policy) => {
    if (negated || kind?.value !== 'Service' || at.value !== 'rolesanywhere.amazonaws.com') return undefined
    if (statement.effect !== 'Allow' || statement.parsed.action === undefined) return undefined
    const missing = missingIn(statement)
    if (missing.length === 0) return undefined
    const { action } = statement.parsed
    return {
      range: at,
      message: `IAM Roles Anywhere needs ${needed.join(', ')}; the statement lacks ${missing.join(' and ')}.`,
      fixes:
        policy.suggest(() => replaceFix(action, [...action.values.map(({ value }) => value), ...missing])) ??
        [],
    }
  },
}
