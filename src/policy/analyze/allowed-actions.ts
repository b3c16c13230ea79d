import type { CatalogEntry } from '../catalog/catalog.ts'
import { type ActionMatcher, matchesAction } from '../evaluate/action-matcher.ts'
import type { CompiledPolicy, CompiledStatement } from '../evaluate/compile.ts'
import { byService, mostSteps } from './service-matchers.ts'

/** Gives the actions of a service that are allowed, as `service:Name` in AWS's letter case. */
export type AllowedActions = (entry: CatalogEntry) => Generator<string>

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

function deniesEverywhere({ denies, rest }: CompiledStatement): boolean {
  if (!denies) return false
  const { resource, conditions } = rest()
  return conditions.length === 0 && (resource === undefined || (resource.all && !resource.negated))
}
