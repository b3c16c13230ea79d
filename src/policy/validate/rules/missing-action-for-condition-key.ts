import { globCovers } from '../../evaluate/glob-covers.ts'
import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'

const assuming = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity']

/** The action that brings a key into a request to assume a role. */
function partner(key: string): string | undefined {
  if (/^aws:requesttag\/.|^aws:tagkeys$|^sts:transitivetagkeys$/.test(key)) return 'sts:TagSession'
  return key === 'sts:sourceidentity' ? 'sts:SetSourceIdentity' : undefined
}

const assumed = perStatement(({ actions }) => {
  const covered = new Set<string>()
  const texts = actions.map(({ at }) => at.value.toLowerCase())
  for (const name of [...assuming, 'sts:tagsession', 'sts:setsourceidentity']) {
    if (texts.some(text => globCovers(text, name))) covered.add(name)
  }
  return covered
})

export const rule: Rule = {
  code: 'MISSING_ACTION_FOR_CONDITION_KEY',
  severity: 'ERROR',
  condition: ({ parsed, key, statement }, policy) => {
    const needed = partner(key)
    if (needed === undefined || statement.effect !== 'Allow' || statement.parsed.action === undefined)
      return undefined
    const covered = assumed(statement)
    if (!assuming.some(name => covered.has(name)) || covered.has(needed.toLowerCase())) return undefined
    const { action } = statement.parsed
    return {
      range: parsed.key,
      message: `${quote(parsed.key.value)} belongs to ${needed}, which the statement does not have; add the action.`,
      fixes:
        policy.suggest(() => replaceFix(action, [...action.values.map(({ value }) => value), needed])) ?? [],
    }
  },
}
