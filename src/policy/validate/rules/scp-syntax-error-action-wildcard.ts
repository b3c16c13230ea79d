import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'SCP_SYNTAX_ERROR_ACTION_WILDCARD',
  severity: 'SUGGESTION',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-scp-syntax-error-action-wildcard',
  types: ['scp'],
  action: ({ at, name }) =>
    name === undefined || !/[*?]./.test(name)
      ? undefined
      : {
          range: at,
          message: `${quote(at.value)} has a wildcard before its end, which service control policies take since September 2025 only; older tools refuse it.`,
        },
}
