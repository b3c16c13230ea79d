import { quote } from '../../model/json-node.ts'
import type { ResourceFacts, StatementFacts } from '../facts.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const services = new WeakMap<StatementFacts, ReadonlySet<string>>()

/** The services that the actions of a statement are of, gathered once for all of its resources. */
function servicesOf(statement: StatementFacts): ReadonlySet<string> {
  const found = services.get(statement) ?? new Set(statement.actions.map(({ prefix }) => prefix))
  services.set(statement, found)
  return found
}

/** The ARN that is meant: in the right letter case and without blanks, or of the service that all actions are of. */
function meant({ at: { value }, statement }: ResourceFacts): string | undefined {
  const bare = value.trim()
  if (/^arn:/i.test(bare)) return `arn:${bare.slice(4)}`
  const entry = statement.actions[0]?.entry
  if (entry === undefined || bare === '' || servicesOf(statement).size > 1) return undefined
  return entry.prefix === 's3' ? `arn:aws:s3:::${bare}` : `arn:aws:${entry.prefix}:*:*:${bare}`
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
      fixes: replaceFix(resource.at, meant(resource)),
    }
  },
}
