import { quote } from '../../model/json-node.ts'
import type { ResourceFacts } from '../facts.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** An ARN of the service that all actions of the statement are of. */
function prefixed({ at, statement }: ResourceFacts): string | undefined {
  const prefix = statement.actions[0]?.entry?.prefix
  if (prefix === undefined || at.value === '') return undefined
  if (statement.actions.some(action => action.prefix !== prefix)) return undefined
  return prefix === 's3' ? `arn:aws:s3:::${at.value}` : `arn:aws:${prefix}:*:*:${at.value}`
}

export const rule: Rule = {
  code: 'INVALID_ARN_PREFIX',
  severity: 'ERROR',
  resource: resource => {
    const { value } = resource.at
    if (value === '*' || value.startsWith('arn:')) return undefined
    return {
      range: resource.at,
      message: `The resource ${quote(value)} is neither "*" nor an ARN; write arn:partition:service:region:account:resource.`,
      fixes: replaceFix(resource.at, prefixed(resource)),
    }
  },
}
