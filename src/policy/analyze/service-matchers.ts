import type { ActionMatcher } from '../evaluate/action-matcher.ts'
import type { CompiledStatement } from '../evaluate/compile.ts'
import { literalOf, matchesGlob } from '../evaluate/glob.ts'

/** Comparisons of an action with a pattern for one service, some milliseconds. */
export const mostSteps = 50_000

/** What of a statement's Action concerns a service; undefined when nothing does. */
export type MatcherOf = (prefix: string) => ActionMatcher | undefined

/** The patterns of a statement are put in order by service once: there are hundreds of services to ask about. */
export function byService({ action = everything }: Pick<CompiledStatement, 'action'>): MatcherOf {
  const named = new Map<string, ActionMatcher['patterns'][number][]>()
  const unnamed: ActionMatcher['patterns'][number][] = []
  for (const pattern of action.patterns) {
    const prefix = literalOf(pattern.prefix)
    if (prefix === undefined) unnamed.push(pattern)
    else {
      const known = named.get(prefix)
      if (known === undefined) named.set(prefix, [pattern])
      else known.push(pattern)
    }
  }
  const exact = new Set([...action.exact].map(name => name.slice(0, name.indexOf(':'))))
  return prefix => {
    // Of too many to tell about, it is not even told which concern the service.
    const open =
      unnamed.length > mostSteps / 10
        ? unnamed
        : unnamed.filter(pattern => matchesGlob(pattern.prefix, prefix))
    const patterns = [...(named.get(prefix) ?? []), ...open]
    const concerned = action.negated || action.all || patterns.length > 0 || exact.has(prefix)
    return concerned ? { ...action, patterns } : undefined
  }
}

/** Stands for the Action of a Deny that cannot be read; an Allow of that kind never applies. */
const everything: ActionMatcher = { negated: false, all: true, exact: new Set(), patterns: [] }
