import { compileActions, matchesAction } from '../evaluate/action-matcher.ts'
import type { Catalog } from './catalog.ts'

/**
 * Every known action that a text of Action covers, as `service:Name` in AWS's letter case and in the catalogue's
 * order. Needs the index only; takes time in proportion to the actions of the services that the prefix matches.
 */
export function actionsMatching(catalog: Catalog, pattern: string): readonly string[] {
  const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(':'))).toLowerCase()
  const one = catalog.entries.get(prefix)
  if (one !== undefined && !/[*?]/.test(pattern)) {
    const name = one.actionNames.get(pattern.slice(prefix.length + 1).toLowerCase())
    return name === undefined ? [] : [`${one.prefix}:${name}`]
  }
  // Without a wildcard it is of no other service either.
  if (one === undefined && pattern !== '*' && !/[*?]/.test(prefix)) return []
  const matcher = compileActions([pattern], false)
  const found: string[] = []
  for (const entry of one === undefined ? catalog.entries.values() : [one]) {
    for (const [name, written] of entry.actionNames) {
      if (matchesAction(matcher, `${entry.prefix}:${name}`)) found.push(`${entry.prefix}:${written}`)
    }
  }
  return found
}

/** Whether an action, in any letter case, is known to take no resource type. */
export function isWildcardOnly(catalog: Catalog, action: string): boolean {
  const [prefix = '', name = ''] = action.toLowerCase().split(':', 2)
  return catalog.entries.get(prefix)?.wildcardOnly.has(name) ?? false
}
