import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_SERVICE_CONDITION_KEY',
  severity: 'ERROR',
  condition: ({ parsed, key, known }, policy) => {
    const prefix = key.slice(0, Math.max(0, key.indexOf(':')))
    const service = prefix === 'aws' ? undefined : policy.catalog.service(prefix)
    if (service === undefined || known !== undefined || key.endsWith('tag/')) return undefined
    const near = policy.nearest(key, () => [...service.conditionKeys.values()].map(({ name }) => name))
    return {
      range: parsed.key,
      message: `The service ${quote(prefix)} has no condition key ${quote(parsed.key.value)}${near === undefined ? '' : `; ${quote(near)} may be meant`}.`,
      fixes: replaceFix(parsed.key, near),
    }
  },
}
