import { quote } from '../../model/json-node.ts'
import { conditionFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const partners = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn']

export const rule: Rule = {
  code: 'MISSING_PAIRED_CONDITION_KEYS',
  severity: 'SECURITY_WARNING',
  condition: ({ parsed, key, statement }, policy) =>
    key !== 'aws:vpcsourceip' || partners.some(partner => statement.conditionKeys.has(partner))
      ? undefined
      : {
          range: parsed.key,
          message: `Every VPC can have the addresses of ${quote(parsed.key.value)}; test aws:SourceVpc or aws:SourceVpce as well.`,
          fixes: conditionFix(policy, statement, 'StringEquals', 'aws:SourceVpc', 'vpc-00000000'),
        },
}
