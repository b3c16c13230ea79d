import { quote } from '../model/json-node.ts'
import type { SetQualifier } from '../model/operators.ts'
import type { ConditionFacts } from './facts.ts'
import type { Draft } from './finding.ts'
import { renameFix } from './fix.ts'

/** A qualifier on the audience claim of an identity provider, which has one value most often. */
export const qualifiedAudience =
  (qualifier: SetQualifier, message: (key: string) => string) =>
  ({ parsed, operator, key, statement }: ConditionFacts): Draft | undefined =>
    operator?.qualifier !== qualifier || !key.endsWith(':aud')
      ? undefined
      : {
          range: parsed.operator,
          message: message(quote(parsed.key.value)),
          fixes: renameFix(
            parsed.block,
            parsed.operator.value.slice(qualifier.length + 1),
            statement.operators,
          ),
        }
