import { replaceEdit } from '../../model/edit.ts'
import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { PolicyFacts, StatementFacts } from '../facts.ts'
import type { Fix } from '../finding.ts'
import { conditionFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** The account, or everybody, and the pattern as a condition. */
function byCondition(at: Located, statement: StatementFacts, policy: PolicyFacts): readonly Fix[] {
  const account = /^arn:[^:]+:(?:iam|sts)::([0-9]{12}):/.exec(at.value)?.[1]
  const principal = account === undefined ? '*' : `arn:aws:iam::${account}:root`
  return conditionFix(policy, statement, 'ArnLike', 'aws:PrincipalArn', at.value).map(fix => {
    const edits = [...fix.edits, replaceEdit(at, JSON.stringify(principal))].sort(
      (a, b) => a.offset - b.offset,
    )
    return { title: 'Test aws:PrincipalArn in a Condition', edits }
  })
}

export const rule: Rule = {
  code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
  severity: 'ERROR',
  types: ['resource', 'trust'],
  principal: ({ at, kind, statement, negated }, policy) =>
    kind === undefined || at.value === '*' || !/[*?]/.test(at.value)
      ? undefined
      : {
          range: at,
          message: `A principal has no wildcards in it, so ${quote(at.value)} names nobody; name it in full, or use "*" with a condition on aws:PrincipalArn.`,
          fixes: negated ? [] : byCondition(at, statement, policy),
        },
}
