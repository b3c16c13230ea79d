import type { CatalogEntry } from '../catalog/catalog.ts'
import { compileActions, matchesAction } from '../evaluate/action-matcher.ts'

const sortedNames = new WeakMap<CatalogEntry, readonly string[]>()

/**
 * Whether a service has an action that a name, which may have wildcards and is in lower case, covers. What stands
 * before the first wildcard narrows the names down, so that most patterns are compared with a few only.
 */
export function hasActionLike(entry: CatalogEntry, name: string): boolean {
  const wildcard = name.search(/[*?]/)
  if (wildcard < 0) return entry.actionNames.has(name)
  let names = sortedNames.get(entry)
  if (names === undefined) {
    names = [...entry.actionNames.keys()].sort()
    sortedNames.set(entry, names)
  }
  const start = name.slice(0, wildcard)
  if (name === `${start}*`) return names[firstFrom(names, start)]?.startsWith(start) ?? false
  const matcher = compileActions([`${entry.prefix}:${name}`], false)
  for (let at = firstFrom(names, start); names[at]?.startsWith(start); at++) {
    if (matchesAction(matcher, `${entry.prefix}:${names[at]}`)) return true
  }
  return false
}

/** The place of the first of the sorted names that does not come before the text. */
function firstFrom(names: readonly string[], text: string): number {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((names[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}
