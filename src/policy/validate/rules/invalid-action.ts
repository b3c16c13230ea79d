import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import { hasActionLike } from '../known-actions.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_ACTION',
  severity: 'ERROR',
  action: ({ at, prefix, name, entry }, policy) => {
    if (name === undefined)
      return at.value === '*'
        ? undefined
        : {
            range: at,
            message: `The action ${quote(at.value)} does not say of which service; write service:Action.`,
          }
    if (entry === undefined || entry.retired || hasActionLike(entry, name)) return undefined
    if (policy.catalog.retiredActions.has(`${prefix}:${name}`)) return undefined
    const near = /[*?]/.test(name) ? undefined : policy.nearest(name, () => entry.actionNames.values())
    const meant = near === undefined ? undefined : `${entry.prefix}:${near}`
    return {
      range: at,
      message: `${entry.title} has no action ${/[*?]/.test(name) ? 'like ' : ''}${quote(at.value)}${meant === undefined ? '' : `; ${quote(meant)} may be meant`}.`,
      fixes: replaceFix(at, meant),
    }
  },
}
