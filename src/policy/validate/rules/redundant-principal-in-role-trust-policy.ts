import { quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const rolePattern = /^arn:[^:]+:iam::([0-9]{12}):role\/(?:.*\/)?([^/]+)$/
const sessionPattern = /^arn:[^:]+:sts::([0-9]{12}):assumed-role\/([^/]+)\/[^/]+$/

/** Account and name of the role, which is all that a session's ARN tells of it. */
const roleOf = (pattern: RegExp, arn: string): readonly string[] => {
  const match = pattern.exec(arn)
  return match === null ? [] : [`${match[1]} ${match[2]}`]
}

export const rule: Rule = {
  code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
  severity: 'SUGGESTION',
  types: ['trust'],
  statement: ({ principals, parsed }) => {
    const roles = new Set(principals.flatMap(({ at }) => roleOf(rolePattern, at.value)))
    if (roles.size === 0) return []
    const kinds = parsed.principal?.value?.kind === 'object' ? parsed.principal.value.members : []
    const list = kinds.find(({ name }) => name === 'AWS')?.value
    return principals
      .filter(({ at, negated }) => !negated && roleOf(sessionPattern, at.value).some(role => roles.has(role)))
      .map(({ at }) => ({
        range: at,
        message: `The session ${quote(at.value)} is one of a role that is named as well; remove it.`,
        fixes: removeFix(list, at, quote(at.value)),
      }))
  },
}
