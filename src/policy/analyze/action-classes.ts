import { isWildcardOnly } from '../catalog/actions-matching.ts'
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts'
import { type ActionMatcher, compileActions, matchesAction } from '../evaluate/action-matcher.ts'
import { literalOf } from '../evaluate/glob.ts'
import { globCovers } from '../evaluate/glob-covers.ts'
import { rulesKey } from '../evaluate/service-rules.ts'
import { elementsOf } from '../evaluate/statement-elements.ts'
import { type ParsedStatement, parsePolicy } from '../model/parse.ts'
import { witness } from './samples.ts'

/** Actions that every statement of some policies treats alike. */
export interface ActionClass {
  /** As `service:Name` in AWS's letter case; the first stands for all. */
  readonly actions: readonly string[]
  /** They take no resource, so that only `*` matches them. */
  readonly wildcardOnly: boolean
  /** The statements that are about them. */
  readonly statements: readonly ParsedStatement[]
}

/** No service is called so; it stands for all that the policies do not name. */
const otherService = 'zz-other-service'

export interface ActionClasses {
  readonly classes: readonly ActionClass[]
  /** Every action was looked at; there are bounds for policies far beyond IAM's quotas. */
  readonly complete: boolean
}

/** Pairs of an action and a statement, or a pattern of all services, compared at most. */
const mostPairs = 4_000_000

/**
 * All known actions of the services that the policies name, one made-up action for each pattern and one for all other
 * services, put together where the same statements are about them. Classes without a statement are left out.
 */
export function actionClasses(texts: readonly string[], catalog: Catalog): ActionClasses {
  const statements = texts.flatMap(text => parsePolicy(text).statements)
  const matchers = statements.map(matcherOf)
  const classes = new Map<string, { actions: string[]; wildcardOnly: boolean; about: readonly number[] }>()
  const candidates = [...candidateActions(statements, catalog)]
  // A pattern of a certain service is soon passed over; one of all services is not.
  const open = matchers.flatMap(
    matcher => matcher?.patterns.filter(({ prefix }) => literalOf(prefix) === undefined) ?? [],
  )
  const most = Math.ceil(mostPairs / Math.max(1, statements.length + open.length))
  for (const action of candidates.slice(0, most)) {
    const lower = action.toLowerCase()
    const about = matchers.flatMap((matcher, place) =>
      matcher === undefined || matchesAction(matcher, lower) ? [place] : [],
    )
    if (about.length === 0) continue
    const wildcardOnly = isWildcardOnly(catalog, action)
    const signature = `${about.join()} ${wildcardOnly} ${rulesKey(action)}`
    const known = classes.get(signature)
    if (known === undefined) classes.set(signature, { actions: [action], wildcardOnly, about })
    else known.actions.push(action)
  }
  return {
    classes: [...classes.values()].map(({ actions, wildcardOnly, about }) => ({
      actions,
      wildcardOnly,
      statements: about.flatMap(place => statements[place] ?? []),
    })),
    complete: candidates.length <= most,
  }
}

/** Undefined for a statement whose Action cannot be read, which is about everything. */
function matcherOf(statement: ParsedStatement): ActionMatcher | undefined {
  const { action } = elementsOf(statement, 'identity')
  return action && compileActions(action.texts, action.negated)
}

function candidateActions(statements: readonly ParsedStatement[], catalog: Catalog): ReadonlySet<string> {
  const prefixes = new Set<string>()
  const madeUp: string[] = []
  for (const { action, notAction } of statements) {
    for (const { value } of [...(action?.values ?? []), ...(notAction?.values ?? [])]) {
      const colon = value.indexOf(':')
      if (colon < 0) continue
      prefixes.add(value.slice(0, colon).toLowerCase())
      // What a pattern covers besides what is known: names of actions yet to come.
      madeUp.push(witness(value, 'Zz'), `${witness(value.slice(0, colon), 'zz')}:ZzOther`)
    }
  }
  // Each service once, however many patterns are about it; its own actions first, since the first stands for others.
  const services = new Set([...prefixes].flatMap(prefix => servicesLike(prefix, catalog)))
  const known = [...services].flatMap(({ prefix, actionNames }) =>
    [...actionNames.values()].map(name => `${prefix}:${name}`),
  )
  return new Set([...known, ...madeUp, `${otherService}:ZzOther`])
}

function servicesLike(prefix: string, catalog: Catalog): readonly CatalogEntry[] {
  if (/[*?]/.test(prefix))
    return [...catalog.entries.values()].filter(each => globCovers(prefix, each.prefix))
  const entry = catalog.entries.get(prefix)
  return entry === undefined ? [] : [entry]
}
