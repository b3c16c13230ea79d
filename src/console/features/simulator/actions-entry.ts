import { actionsMatching } from '../../../policy/catalog/actions-matching.ts'
import type { Catalog } from '../../../policy/catalog/catalog.ts'
import { nearest } from '../../../policy/validate/nearest.ts'
import { simulationLimits } from '../../app/simulation/simulation-input.ts'
import type { ReadEntry } from '../../ui/tokens-field.tsx'

/** Every action that names and patterns stand for, each once, and what is none. */
export interface ExpandedActions {
  /** The first of them, as many as are simulated at once. */
  readonly actions: readonly string[]
  /** How many there are altogether. */
  readonly total: number
  readonly unknown: readonly string[]
}

export function expandActions(catalog: Catalog, written: readonly string[]): ExpandedActions {
  const found = new Set<string>()
  const unknown: string[] = []
  for (const text of written) {
    const matching = actionsMatching(catalog, text)
    if (matching.length === 0) unknown.push(text)
    for (const action of matching) found.add(action)
  }
  return { actions: [...found].slice(0, simulationLimits.actions), total: found.size, unknown }
}

/** Why a text names no action of AWS, with the one that may be meant. */
export function actionProblem(catalog: Catalog, text: string): string | undefined {
  if (actionsMatching(catalog, text).length > 0) return undefined
  const [prefix = '', name] = text.split(':', 2)
  if (name === undefined)
    return `“${text}” is no action: write the service before it, as in s3:GetObject or s3:Get*.`
  const entry = catalog.entries.get(prefix.toLowerCase())
  if (entry === undefined) {
    const service = nearest(prefix, catalog.entries.keys())
    return `“${text}” is no action, since AWS has no service “${prefix}”${service === undefined ? '.' : `; did you mean “${service}:${name}”?`}`
  }
  if (/[*?]/.test(name)) return `“${text}” stands for no action that AWS has; try fewer letters.`
  const meant = nearest(name, entry.actionNames.values())
  return `“${text}” is no action that AWS has${meant === undefined ? '; choose one of the list.' : `; did you mean “${entry.prefix}:${meant}”?`}`
}

/** Reads one action or several, with commas, blanks or lines between them. */
export function readActions(catalog: Catalog, typed: string): ReadEntry {
  const tokens = typed.split(/[\s,]+/).filter(text => text !== '')
  const problem = tokens.map(text => actionProblem(catalog, text)).find(text => text !== undefined)
  return problem === undefined ? { tokens: tokens.map(text => inCase(catalog, text)) } : { problem }
}

/** In AWS's letter case where it is the name of one action. */
const inCase = (catalog: Catalog, text: string): string =>
  /[*?]/.test(text) ? text : (actionsMatching(catalog, text)[0] ?? text)

const mostOffered = 60

/** What could be meant: a pattern for what begins so, then actions, names that begin so before names that hold it. */
export function offeredActions(
  catalog: Catalog,
  typed: string,
): readonly { readonly value: string; readonly description?: string }[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return []
  const [prefix = '', name] = text.split(':', 2)
  if (name === undefined) return offeredServices(catalog, text)
  const entry = catalog.entries.get(prefix)
  if (entry === undefined) return []
  const plain = name.replace(/[*?].*$/, '')
  const holding = [...entry.actionNames].filter(([lower]) => lower.includes(plain))
  const first = holding.filter(([lower]) => lower.startsWith(plain))
  const rest = holding.filter(([lower]) => !lower.startsWith(plain))
  const pattern = `${entry.prefix}:${(first[0]?.[1] ?? '').slice(0, plain.length)}*`
  const covered = first.length
  return [
    ...(covered > 1 ? [{ value: pattern, description: `${covered} actions` }] : []),
    ...[...first, ...rest].slice(0, mostOffered).map(([lower, written]) => ({
      value: `${entry.prefix}:${written}`,
      description: entry.accessLevels.get(lower) ?? '',
    })),
  ]
}

/** Services by prefix and title, each as what its actions begin with. */
function offeredServices(catalog: Catalog, text: string) {
  const entries = [...catalog.entries.values()].filter(({ retired }) => !retired)
  const first = entries.filter(({ prefix }) => prefix.startsWith(text))
  const rest = entries.filter(
    ({ prefix, title }) => !prefix.startsWith(text) && title.toLowerCase().includes(text),
  )
  return [...first, ...rest].slice(0, mostOffered).map(({ prefix, title, actionNames }) => ({
    value: `${prefix}:*`,
    description: `${title}, ${actionNames.size} actions`,
  }))
}
