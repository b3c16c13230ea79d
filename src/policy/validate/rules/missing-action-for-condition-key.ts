import { globCovers } from '../../evaluate/glob-covers.ts'
import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const assuming = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity']

/** The action that brings a key into a request to assume a role. */
function partner(key: string): string | undefined {
  if (/^aws:requesttag\/.|^aws:tagkeys$|^sts:transitivetagkeys$/.test(key)) return 'sts:TagSession'
  return key === 'sts:sourceidentity' ? 'sts:SetSourceIdentity' : undefined
}

export const rule: Rule = {
  code: 'MISSING_ACTION_FOR_CONDITION_KEY',
  severity: 'ERROR',
  condition: ({ parsed, key, statement }) => {
    const needed = partner(key)
    if (needed === undefined || statement.effect !== 'Allow' || statement.parsed.action === undefined)
      return undefined
    const covers = (action: string) =>
      statement.actions.some(({ at }) => globCovers(at.value.toLowerCase(), action))
    if (!assuming.some(covers) || covers(needed.toLowerCase())) return undefined
    const { action } = statement.parsed
    return {
      range: parsed.key,
      message: `${quote(parsed.key.value)} belongs to ${needed}, which the statement does not have; add the action.`,
      fixes: replaceFix(action, [...action.values.map(({ value }) => value), needed]),
    }
  },
}
