import { quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'RCP_SYNTAX_ERROR_ACTION',
  severity: 'ERROR',
  types: ['rcp'],
  action: ({ at, prefix, list, statement }, { catalog }) => {
    if (statement.effect !== 'Deny' || catalog.rcpServices.size === 0 || catalog.rcpServices.has(prefix))
      return undefined
    return {
      range: at,
      message: `Resource control policies do not cover ${at.value === '*' ? 'all actions' : quote(at.value)}; name actions of services that they cover, such as s3, sqs, kms or sts.`,
      fixes: removeFix(list.member.value, at, quote(at.value)),
    }
  },
}
