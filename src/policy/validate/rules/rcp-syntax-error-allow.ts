import type { ValueList } from '../../model/parse.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const isStar = (list: ValueList | undefined): boolean =>
  list?.values.length === 1 && list.values[0]?.value === '*'

export const rule: Rule = {
  code: 'RCP_SYNTAX_ERROR_ALLOW',
  severity: 'ERROR',
  types: ['rcp'],
  statement: ({ effect, parsed: { effect: at, action, resource, conditions } }) =>
    effect !== 'Allow' || at === undefined || (isStar(action) && isStar(resource) && conditions.length === 0)
      ? undefined
      : {
          range: at,
          message:
            'A resource control policy only denies; the one Allow that it can have is the one to everybody of everything.',
          fixes: replaceFix(at, 'Deny'),
        },
}
