import type { AccessLevel, CatalogEntry } from './catalog.ts'
import { accessLevels } from './catalog-data.ts'

/** A pattern that stands for several actions of one service. */
export interface ActionPattern {
  /** `s3:Get*`. */
  readonly text: string
  /** What it covers today, in lower case and without the service. */
  readonly names: readonly string[]
}

/** All actions of a service, and for every verb that several of them begin with those whose names begin so. */
export function actionPatterns({ prefix, actionNames }: CatalogEntry): readonly ActionPattern[] {
  const verbs = new Map<string, number>()
  for (const name of actionNames.values()) {
    const verb = /^[A-Z][a-z]+(?=[A-Z0-9])/.exec(name)?.[0]
    if (verb !== undefined) verbs.set(verb, (verbs.get(verb) ?? 0) + 1)
  }
  const names = [...actionNames.keys()]
  const patternFor = (verb: string): ActionPattern => {
    // Other words may begin with the same letters, and the pattern covers them too.
    const start = verb.toLowerCase()
    return { text: `${prefix}:${verb}*`, names: names.filter(name => name.startsWith(start)) }
  }
  const several = [...verbs].filter(([, count]) => count > 1)
  return ['', ...several.sort(([, a], [, b]) => b - a).map(([verb]) => verb)].map(patternFor)
}

/** How many of some actions of a service are of each access level: `12 Read, 3 Write`; names are in lower case. */
export function levelCounts(names: readonly string[], { accessLevels: levelOf }: CatalogEntry): string {
  const counts = new Map<AccessLevel, number>()
  for (const name of names) {
    const level = levelOf.get(name)
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  return Object.values(accessLevels)
    .flatMap(level => (counts.has(level) ? [`${counts.get(level)} ${level}`] : []))
    .join(', ')
}
