import { quote } from '../../model/json-node.ts'
import type { PolicyFacts, StatementFacts } from '../facts.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** The global key of that name, or one nearly so; none that the statement tests already, which could then stand twice. */
function globalKey(
  name: string,
  { conditionKeys }: StatementFacts,
  { catalog, nearest }: PolicyFacts,
): string | undefined {
  const key =
    catalog.globalKey(`aws:${name}`)?.name ??
    nearest(`aws:${name}`, () => catalog.globalKeys.map(each => each.name))
  return key === undefined || conditionKeys.has(key.toLowerCase()) ? undefined : key
}

export const rule: Rule = {
  code: 'INVALID_CONDITION_KEY_FORMAT',
  severity: 'ERROR',
  condition: ({ parsed: { key }, statement }, policy) =>
    /^[^:\s]+:\S/.test(key.value)
      ? undefined
      : {
          range: key,
          message: `The condition key ${quote(key.value)} is not of the form prefix:name, as aws:username is.`,
          fixes: replaceFix(key, globalKey(key.value, statement, policy)),
        },
}
