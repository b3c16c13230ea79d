import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNTRUSTWORTHY_CONDITION_KEY',
  severity: 'SECURITY_WARNING',
  condition: ({ parsed, key }) =>
    key !== 'aws:referer' && key !== 'aws:useragent'
      ? undefined
      : {
          range: parsed.key,
          message: `Callers write ${quote(parsed.key.value)} as they like, so no access must hang on it; test something that AWS itself knows.`,
        },
}
