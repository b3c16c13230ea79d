import { isWildcardOnly } from '../catalog/actions-matching.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type ActionMatcher, compileActions, matchesAction } from '../evaluate/action-matcher.ts'
import { rulesKey } from '../evaluate/service-rules.ts'
import { type ParsedStatement, parsePolicy } from '../model/parse.ts'
import { witness } from './samples.ts'

/** Actions that every statement of some policies treats alike. */
export interface ActionClass {
  /** As `service:Name` in AWS's letter case; the first stands for all. */
  readonly actions: readonly string[]
  /** They take no resource, so that only `*` matches them. */
  readonly wildcardOnly: boolean
  /** The statements that are about them. */
  readonly statements: readonly SourceStatement[]
}

export interface SourceStatement {
  readonly parsed: ParsedStatement
  readonly variables: boolean
}

/** No service is called so; it stands for all that the policies do not name. */
const otherService = 'zz-other-service'

export interface ActionClasses {
  readonly classes: readonly ActionClass[]
  /** Every action was looked at; there are bounds for policies far beyond IAM's quotas. */
  readonly complete: boolean
}

/** Pairs of an action and a statement compared at most. */
const mostPairs = 4_000_000

/**
 * All known actions of the services that the policies name, one made-up action for each pattern and one for all other
 * services, put together where the same statements are about them. Classes without a statement are left out.
 */
export function actionClasses(texts: readonly string[], catalog: Catalog): ActionClasses {
  const statements = texts.flatMap(sourceStatements)
  const matchers = statements.map(({ parsed }) => matcherOf(parsed))
  const classes = new Map<string, { actions: string[]; wildcardOnly: boolean; about: readonly number[] }>()
  const candidates = [...candidateActions(statements, catalog)]
  const most = Math.ceil(mostPairs / Math.max(1, statements.length))
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

function sourceStatements(text: string): readonly SourceStatement[] {
  const policy = parsePolicy(text)
  const version = policy.version?.value
  const variables = version !== undefined && version !== '2008-10-17'
  return policy.statements.map(parsed => ({ parsed, variables }))
}

/** Undefined for a statement whose Action cannot be read, which is about everything. */
function matcherOf({ action, notAction }: ParsedStatement): ActionMatcher | undefined {
  const list = action ?? notAction
  if (list === undefined || (action !== undefined && notAction !== undefined) || !list.readable)
    return undefined
  return compileActions(
    list.values.map(({ value }) => value),
    list === notAction,
  )
}

function candidateActions(statements: readonly SourceStatement[], catalog: Catalog): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { parsed } of statements) {
    for (const { value } of [...(parsed.action?.values ?? []), ...(parsed.notAction?.values ?? [])]) {
      const colon = value.indexOf(':')
      if (colon < 0) continue
      const prefix = value.slice(0, colon).toLowerCase()
      const entry = catalog.entries.get(prefix)
      for (const name of entry?.actionNames.values() ?? []) found.add(`${prefix}:${name}`)
      // What a pattern covers besides what is known: names of actions yet to come.
      found.add(witness(value, 'Zz'))
      found.add(`${witness(value.slice(0, colon), 'zz')}:ZzOther`)
    }
  }
  found.add(`${otherService}:ZzOther`)
  return found
}
