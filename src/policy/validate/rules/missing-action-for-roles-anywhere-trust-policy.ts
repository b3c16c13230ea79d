import { globCovers } from '../../evaluate/glob-covers.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const needed = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']

export const rule: Rule = {
  code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
  severity: 'ERROR',
  types: ['trust'],
  principal: ({ at, kind, statement, negated }) => {
    if (negated || kind?.value !== 'Service' || at.value !== 'rolesanywhere.amazonaws.com') return undefined
    if (statement.effect !== 'Allow' || statement.parsed.action === undefined) return undefined
    const missing = needed.filter(
      action =>
        !statement.actions.some(each => globCovers(each.at.value.toLowerCase(), action.toLowerCase())),
    )
    if (missing.length === 0) return undefined
    const { action } = statement.parsed
    return {
      range: at,
      message: `IAM Roles Anywhere needs ${needed.join(', ')}; the statement lacks ${missing.join(' and ')}.`,
      fixes: replaceFix(action, [...action.values.map(({ value }) => value), ...missing]),
    }
  },
}
