import { actionsMatching } from '../catalog/actions-matching.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { ParsedPolicy } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import type { WildcardNote } from './language.ts'

/** Patterns of all services at once are compared with every action that there is; more of them would keep other answers waiting. */
const mostOpen = 30

/**
 * What stands behind the patterns of Action and NotAction that end within a range of the text. Needs the catalogue's
 * index only. Editors ask for what is on the screen: every pattern is compared with the actions of its service, though
 * only once. Of patterns of services, such as `*:Get*`, the first are told.
 */
export function wildcardNotes(policy: ParsedPolicy, range: Range, catalog: Catalog): readonly WildcardNote[] {
  const notes: WildcardNote[] = []
  let open = 0
  for (const { action, notAction } of policy.statements) {
    for (const { value, offset, length } of [...(action?.values ?? []), ...(notAction?.values ?? [])]) {
      const end = offset + length
      if (end < range.offset || end > range.offset + range.length || !/[*?]/.test(value)) continue
      if (/^[^:]*[*?]/.test(value) && ++open > mostOpen) continue
      notes.push({ offset: end, pattern: value, actions: covered(value, catalog) })
    }
  }
  return notes
}

const remembered = new WeakMap<Catalog, Map<string, readonly string[]>>()

/** Patterns come again with every key that is typed; of those that are typed over so many are kept. */
const mostRemembered = 500

function covered(pattern: string, catalog: Catalog): readonly string[] {
  const patterns = remembered.get(catalog) ?? new Map<string, readonly string[]>()
  remembered.set(catalog, patterns)
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  if (patterns.size >= mostRemembered) patterns.clear()
  const actions = actionsMatching(catalog, pattern)
  patterns.set(pattern, actions)
  return actions
}
