import type { AccessLevel, CatalogEntry } from '../../../policy/catalog/catalog.ts'
import { compileActions, matchesAction } from '../../../policy/evaluate/action-matcher.ts'

/** One action of a service as a person can choose it. */
export interface ActionChoice {
  /** `GetObject`. */
  readonly name: string
  /** `s3:GetObject`. */
  readonly text: string
  /** The list names it, in whatever letter case. */
  readonly named: boolean
  /** The first pattern of the list that covers it. */
  readonly pattern: string | undefined
}

export interface LevelChoices {
  readonly level: AccessLevel
  readonly actions: readonly ActionChoice[]
  /** How many of them are named or covered. */
  readonly chosen: number
  /** How many of them patterns cover, so that they cannot be taken back one by one. */
  readonly covered: number
}

/** A text with a wildcard, or one that names no action of the service, as it stands in the list. */
export interface ActionText {
  readonly text: string
  /** How many actions of the service it covers; 0 for a name that AWS does not have. */
  readonly covers: number
}

export interface ServiceChoices {
  readonly levels: readonly LevelChoices[]
  readonly patterns: readonly ActionText[]
  readonly unknown: readonly ActionText[]
}

const order: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging']

const isPattern = (text: string): boolean => /[*?]/.test(text)

/**
 * What of a service a list of actions names and covers, by access level. `texts` are all that begin with the service's
 * prefix or cover several services. Takes time in proportion to its actions times the patterns.
 */
export function serviceChoices(entry: CatalogEntry, texts: readonly string[]): ServiceChoices {
  const named = new Set(texts.map(text => text.toLowerCase()))
  const matchers = texts.filter(isPattern).map(text => ({ text, matcher: compileActions([text], false) }))
  const counts = new Map<string, number>()
  const byLevel = new Map<AccessLevel, ActionChoice[]>()
  for (const [lower, name] of entry.actionNames) {
    const full = `${entry.prefix}:${lower}`
    let pattern: string | undefined
    for (const { text, matcher } of matchers) {
      if (!matchesAction(matcher, full)) continue
      pattern ??= text
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    const choice = { name, text: `${entry.prefix}:${name}`, named: named.has(full), pattern }
    const level = entry.accessLevels.get(lower) ?? 'Write'
    const list = byLevel.get(level)
    if (list === undefined) byLevel.set(level, [choice])
    else list.push(choice)
  }
  const own = texts.filter(text => text.toLowerCase().startsWith(`${entry.prefix}:`))
  return {
    levels: order.flatMap(level => {
      const actions = byLevel.get(level)
      if (actions === undefined) return []
      const covered = actions.filter(each => each.pattern !== undefined).length
      const chosen = actions.filter(each => each.named || each.pattern !== undefined).length
      return [{ level, actions: actions.toSorted((a, b) => (a.name < b.name ? -1 : 1)), chosen, covered }]
    }),
    patterns: own.filter(isPattern).map(text => ({ text, covers: counts.get(text) ?? 0 })),
    unknown: own
      .filter(
        text => !isPattern(text) && !entry.actionNames.has(text.slice(entry.prefix.length + 1).toLowerCase()),
      )
      .map(text => ({ text, covers: 0 })),
  }
}

/** The texts of a list without certain actions, in whatever letter case these are written. */
export function without(texts: readonly string[], actions: readonly ActionChoice[]): readonly string[] {
  const gone = new Set(actions.map(({ text }) => text.toLowerCase()))
  return texts.filter(text => !gone.has(text.toLowerCase()))
}

/** The texts of a list with all of certain actions; those that a pattern covers need no name. */
export const withAll = (texts: readonly string[], actions: readonly ActionChoice[]): readonly string[] => [
  ...texts,
  ...actions.filter(({ named, pattern }) => !named && pattern === undefined).map(({ text }) => text),
]
