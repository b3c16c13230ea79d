import { quote } from '../../model/json-node.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'

const keys = new Set(['aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths'])

const isUnscoped = perStatement(({ actions }) =>
  actions.some(({ negated, name, prefix }) => negated || name === undefined || /[*?]/.test(prefix)),
)

export const rule: Rule = {
  code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
  severity: 'WARNING',
  condition: ({ parsed, key, statement }) =>
    !keys.has(key) || !isUnscoped(statement)
      ? undefined
      : {
          range: parsed.key,
          message: `Some services do not send ${quote(parsed.key.value)}; list the actions of those that do.`,
        },
}
