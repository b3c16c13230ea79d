import type { CatalogEntry } from '../catalog/catalog.ts'
import { type ActionMatcher, matchesAction } from '../evaluate/action-matcher.ts'
import type { CompiledPolicy, CompiledStatement } from '../evaluate/compile.ts'
import { literalOf, matchesGlob } from '../evaluate/glob.ts'

/** Gives the actions of a service that are allowed, as `service:Name` in AWS's letter case. */
export type AllowedActions = (entry: CatalogEntry) => Generator<string>

/** Comparisons of an action with a pattern for one service, some milliseconds. */
const mostSteps = 50_000

/**
 * Which actions identity-based policies may allow: an Allow covers the action, whatever its resources and conditions,
 * and no Deny of every resource without a condition does. Where patterns are so many that it would take more than
 * `mostSteps` to tell, all actions of the service are said to be allowed.
 */
export function allowedActions(policies: readonly CompiledPolicy[]): AllowedActions {
  const statements = policies.flatMap(policy => policy.statements())
  const allows = statements.filter(({ denies, neverApplies }) => !denies && !neverApplies).map(byService)
  const denies = statements.filter(deniesEverywhere).map(byService)
  return function* ({ prefix, actionNames }) {
    const allowing = allows.flatMap(each => each(prefix) ?? [])
    if (allowing.length === 0) return
    const denying = denies.flatMap(each => each(prefix) ?? [])
    const patterns = [...allowing, ...denying].reduce((sum, each) => sum + each.patterns.length, 0)
    const told = patterns * actionNames.size <= mostSteps
    for (const [lower, name] of actionNames) {
      const action = `${prefix}:${lower}`
      const matches = (matcher: ActionMatcher) => matchesAction(matcher, action)
      if (!told || (allowing.some(matches) && !denying.some(matches))) yield `${prefix}:${name}`
    }
  }
}

/** Whether any action of a service is allowed. */
export const allowsService = (allowed: AllowedActions, entry: CatalogEntry): boolean =>
  allowed(entry).next().done !== true

/** What of a statement's Action concerns a service; undefined when nothing does. */
type MatcherOf = (prefix: string) => ActionMatcher | undefined

/** The patterns of a statement are put in order by service once: there are hundreds of services to ask about. */
function byService({ action = everything }: CompiledStatement): MatcherOf {
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

function deniesEverywhere({ denies, rest }: CompiledStatement): boolean {
  if (!denies) return false
  const { resource, conditions } = rest()
  return conditions.length === 0 && (resource === undefined || (resource.all && !resource.negated))
}
