import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

/** What a request has of a user or role, or of the network of one. */
const keys =
  /^aws:(?:principal(?:account|arn|orgid|orgpaths|type|tag\/.*)|userid|username|sourcevpce?|vpcsourceip|multifactorauth(?:age|present)|tokenissuetime)$/

export const rule: Rule = {
  code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
  severity: 'ERROR',
  types: ['resource'],
  condition: ({ parsed, key, operator, statement }) => {
    if (statement.effect !== 'Allow' || operator === undefined || !keys.test(key)) return undefined
    if (
      operator.negated ||
      operator.ifExists ||
      operator.family === 'null' ||
      operator.qualifier === 'ForAllValues'
    )
      return undefined
    if (
      statement.principals.length === 0 ||
      statement.principals.some(({ kind }) => kind?.value !== 'Service')
    )
      return undefined
    return {
      range: parsed.key,
      message: `Calls of services never carry ${quote(parsed.key.value)}, so the statement allows nothing; test aws:SourceArn or aws:SourceAccount.`,
    }
  },
}
