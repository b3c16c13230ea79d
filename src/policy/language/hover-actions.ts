import { levelCounts } from '../catalog/action-patterns.ts'
import { actionsMatching } from '../catalog/actions-matching.ts'
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts'
import { keyTemplate } from './complete-keys.ts'
import type { LanguageContext } from './language.ts'
import { servicePage } from './service-page.ts'

/** What is said of something, before its place in the text is known. */
export interface Explanation {
  readonly lines: readonly string[]
  readonly page?: string | undefined
}

/** So many actions and condition keys are named; of more it is said how many. */
const mostNamed = 8

/** What a text of Action covers. */
export function explainAction(text: string, { catalog }: LanguageContext): Explanation | undefined {
  if (text === '*') return { lines: ['Every action of every service'] }
  const colon = text.indexOf(':')
  const entry = catalog.entries.get((colon < 0 ? text : text.slice(0, colon)).toLowerCase())
  if (/[*?]/.test(text)) return explainPattern(text, entry, catalog)
  if (entry === undefined) return undefined
  const name = text.slice(colon + 1).toLowerCase()
  return colon < 0 || name === '' ? explainService(entry) : explainNamed(name, entry, catalog)
}

const explainService = (entry: CatalogEntry): Explanation => ({
  lines: [
    entry.title,
    entry.retired
      ? 'AWS has closed this service.'
      : `${entry.actionNames.size} actions: ${levelCounts([...entry.actionNames.keys()], entry)}`,
  ],
  page: servicePage(entry),
})

function explainNamed(name: string, entry: CatalogEntry, catalog: Catalog): Explanation | undefined {
  const written = entry.actionNames.get(name)
  if (written === undefined) return undefined
  const title = `${entry.prefix}:${written} · ${entry.accessLevels.get(name)} · ${entry.title}`
  const description = catalog.describeAction(`${entry.prefix}:${name}`)
  const action = catalog.service(entry.prefix)?.actions.get(name)
  return {
    lines: [
      title,
      ...(description === undefined ? [] : [description]),
      ...(action === undefined
        ? []
        : [
            action.resourceTypes.length === 0
              ? 'Takes no resource; its Resource is "*".'
              : `Resources: ${listed(action.resourceTypes.map(type => `${type.name}${type.required ? ' (always)' : ''}`))}`,
            ...(action.conditionKeys.length === 0
              ? []
              : [`Condition keys: ${listed(action.conditionKeys.map(keyTemplate))}`]),
          ]),
    ],
    page: servicePage(entry),
  }
}

function explainPattern(
  text: string,
  entry: CatalogEntry | undefined,
  catalog: Catalog,
): Explanation | undefined {
  const actions = actionsMatching(catalog, text)
  if (actions.length === 0) return { lines: [`${text} covers no action that is known`] }
  const names = actions.map(each => each.slice(each.indexOf(':') + 1).toLowerCase())
  return {
    lines: [
      `${text} covers ${counted(actions.length, 'action')}`,
      ...(entry === undefined ? [] : [levelCounts(names, entry)]),
      listed(actions),
    ],
    page: entry && servicePage(entry),
  }
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** The first of several names, and how many more there are. */
export const listed = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
