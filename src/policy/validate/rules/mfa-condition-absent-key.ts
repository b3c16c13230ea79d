import { quote } from '../../model/json-node.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MFA_CONDITION_ABSENT_KEY',
  severity: 'SECURITY_WARNING',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  condition: ({ parsed, key, operator, values, statement }) => {
    if (
      !/^aws:multifactorauth(?:present|age)$/.test(key) ||
      operator === undefined ||
      operator.family === 'null'
    )
      return undefined
    const slipsBy =
      statement.effect === 'Deny'
        ? !operator.ifExists && !operator.negated
        : statement.effect === 'Allow' && operator.ifExists
    if (
      !slipsBy ||
      (operator.family === 'bool' &&
        values.some(({ value }) => /^true$/i.test(value)) === (statement.effect === 'Deny'))
    )
      return undefined
    const name = parsed.operator.value
    const better = statement.effect === 'Deny' ? `${name}IfExists` : name.replace(/IfExists$/, '')
    return {
      range: parsed.operator,
      message: `Requests by access keys do not have ${quote(parsed.key.value)} at all, and this ${statement.effect} ${statement.effect === 'Deny' ? 'does not concern them' : 'lets them through'}; use ${better}.`,
      fixes: renameAloneFix(parsed.block, better, statement.operators),
    }
  },
}
