import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { partOf } from '../variables.ts'

export const rule: Rule = {
  code: 'INVALID_SERVICE_IN_ACTION',
  severity: 'ERROR',
  action: ({ at, prefix, name, entry }, policy) => {
    if (
      name === undefined ||
      entry !== undefined ||
      /[*?$]/.test(prefix) ||
      policy.catalog.entries.size === 0
    )
      return undefined
    const near = policy.nearest(prefix, () => policy.catalog.entries.keys())
    return {
      range: partOf(at, 0, prefix.length),
      message: `There is no service ${quote(at.value.slice(0, prefix.length))}${near === undefined ? '' : `; ${quote(near)} may be meant`}.`,
      fixes: near === undefined ? [] : replaceFix(at, near + at.value.slice(prefix.length)),
    }
  },
}
