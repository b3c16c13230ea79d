import { quote } from '../../model/json-node.ts'
import { needsKey } from '../facts.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'
import { removeConditionFix } from '../statement-fixes.ts'

/** What a request has of a user or role, or of the network of one. */
const keys =
  /^aws:(?:principal(?:account|arn|orgid|orgpaths|type|tag\/.*)|userid|username|sourcevpce?|vpcsourceip|multifactorauth(?:age|present)|tokenissuetime)$/

/** The statement is for services and nobody else. */
const isForServices = perStatement(
  ({ principals }) => principals.length > 0 && principals.every(({ kind }) => kind?.value === 'Service'),
)

export const rule: Rule = {
  code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
  severity: 'ERROR',
  types: ['resource'],
  condition: (each, policy) => {
    const { parsed, key, statement } = each
    if (statement.effect !== 'Allow' || !keys.test(key) || !needsKey(each) || !isForServices(statement))
      return undefined
    return {
      range: parsed.key,
      message: `Calls of services never carry ${quote(parsed.key.value)}, so the statement allows nothing; test aws:SourceArn or aws:SourceAccount.`,
      fixes: removeConditionFix(policy, each),
    }
  },
}
