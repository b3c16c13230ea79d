import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const meant = (text: string): readonly string[] =>
  /^d/i.test(text) ? ['Deny'] : /^a/i.test(text) ? ['Allow'] : ['Deny', 'Allow']

export const rule: Rule = {
  code: 'INVALID_EFFECT',
  severity: 'ERROR',
  statement: ({ parsed: { effect } }) =>
    effect === undefined || effect.value === 'Allow' || effect.value === 'Deny'
      ? undefined
      : {
          range: effect,
          message: `The Effect ${quote(effect.value)} is neither "Allow" nor "Deny".`,
          fixes: meant(effect.value).flatMap(value => replaceFix(effect, value)),
        },
}
