import { actionsMatching } from '../catalog/actions-matching.ts'
import type { AccessLevel, Catalog, CatalogEntry } from '../catalog/catalog.ts'
import { languageOf } from '../evaluate/policy-language.ts'
import { elementsOf } from '../evaluate/statement-elements.ts'
import type { ParsedPolicy, ParsedStatement } from '../model/parse.ts'

/** What a policy's Allows or Denies are about in one service. */
export interface ServiceSummary {
  readonly effect: 'Allow' | 'Deny'
  /** The prefix; `*` for statements that are about every service, or every one but some. */
  readonly service: string
  /** `Amazon S3`; the prefix for services that nobody knows. */
  readonly title: string
  /** Access levels of which it has actions, in AWS's order. */
  readonly levels: readonly LevelSummary[]
  /** Actions as written that the catalogue does not know, and for `*` those that NotAction leaves out. */
  readonly unknownActions: readonly string[]
  readonly exceptActions: readonly string[]
  /** `all`, or the texts of Resource; those of NotResource with a `!` before them. */
  readonly resources: 'all' | readonly string[]
  /** As `StringEquals aws:username`; none when some statement has no condition on what it is about. */
  readonly conditions: readonly string[]
  /** Every action on every resource without a condition, and no Deny of the policy takes anything of it away. */
  readonly full: boolean
}

export interface LevelSummary {
  readonly level: AccessLevel
  readonly extent: 'full' | 'limited'
  /** `service:Name`, in AWS's letter case. */
  readonly actions: readonly string[]
}

export interface PolicySummary {
  readonly allows: readonly ServiceSummary[]
  readonly denies: readonly ServiceSummary[]
  /** Places of statements that cannot be read and so are in neither: Allows that never apply, Denies of anything. */
  readonly unreadable: readonly number[]
}

const order: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Tagging', 'Permissions management']

/** One statement's part in one service. */
interface Part {
  readonly statement: ParsedStatement
  readonly actions: readonly string[]
  readonly unknown: readonly string[]
}

/**
 * Sums a policy up by service, access level, resource and condition. Needs the catalogue's index only. A Deny is
 * listed as one and never counts as access. Takes time in proportion to the text and the actions that it covers.
 */
export function summarize(policy: ParsedPolicy, catalog: Catalog): PolicySummary {
  const parts = { Allow: new Map<string, Part[]>(), Deny: new Map<string, Part[]>() }
  const unreadable: number[] = []
  const language = languageOf(policy)
  // A Deny that cannot be read may take anything away.
  let blind = false
  for (const statement of policy.statements) {
    const effect = statement.effect?.value
    const { faults } = elementsOf(statement, 'identity')
    const readable = faults.length === 0 && (effect === 'Deny' || language.faults.length === 0)
    if ((effect !== 'Allow' && effect !== 'Deny') || !readable) {
      unreadable.push(statement.index)
      if (effect === 'Deny') blind = true
      continue
    }
    for (const [service, part] of partsOf(statement, catalog)) {
      const list = parts[effect].get(service)
      if (list === undefined) parts[effect].set(service, [part])
      else list.push(part)
    }
  }
  const denied = new Set([...parts.Deny.keys(), ...(blind ? ['*'] : [])])
  const summaries = (effect: 'Allow' | 'Deny') =>
    [...parts[effect]]
      .map(([service, list]) => summaryOf({ effect, service, parts: list, denied }, catalog))
      .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
  return { allows: summaries('Allow'), denies: summaries('Deny'), unreadable }
}

/** A statement's actions by service; `*` for the lone star, patterns of services and NotAction. */
function partsOf(statement: ParsedStatement, catalog: Catalog): ReadonlyMap<string, Part> {
  if (statement.notAction !== undefined) return new Map([['*', { statement, actions: [], unknown: [] }]])
  const found = new Map<string, { statement: ParsedStatement; actions: Set<string>; unknown: string[] }>()
  for (const { value } of statement.action?.values ?? []) {
    const colon = value.indexOf(':')
    const prefix = colon < 0 ? value : value.slice(0, colon).toLowerCase()
    const service = /[*?]/.test(prefix) ? '*' : prefix
    const part = found.get(service) ?? { statement, actions: new Set(), unknown: [] }
    found.set(service, part)
    if (value === '*') continue
    const covered = service === '*' ? [] : actionsMatching(catalog, value)
    if (covered.length === 0) part.unknown.push(value)
    for (const action of covered) part.actions.add(action)
  }
  return new Map([...found].map(([service, part]) => [service, { ...part, actions: [...part.actions] }]))
}

interface Group {
  readonly effect: 'Allow' | 'Deny'
  readonly service: string
  readonly parts: readonly Part[]
  readonly denied: ReadonlySet<string>
}

function summaryOf({ effect, service, parts, denied }: Group, catalog: Catalog): ServiceSummary {
  const entry = catalog.entries.get(service)
  const actions = new Set(parts.flatMap(part => part.actions))
  const levels = entry === undefined ? [] : levelsOf(entry, actions)
  const open = parts.filter(({ statement }) => isOnEverything(statement) && statement.conditions.length === 0)
  const openActions = new Set(open.flatMap(part => part.actions))
  const everything =
    service === '*'
      ? open.some(({ statement }) => statement.action?.values.some(({ value }) => value === '*'))
      : entry !== undefined && entry.actionNames.size > 0 && openActions.size === entry.actionNames.size
  const untouched = denied.size === 0 || (service !== '*' && !denied.has(service) && !denied.has('*'))
  return {
    effect,
    service,
    title: service === '*' ? 'All services' : (entry?.title ?? service),
    levels,
    unknownActions: parts.flatMap(part => part.unknown),
    exceptActions: parts.flatMap(
      ({ statement }) => statement.notAction?.values.map(({ value }) => value) ?? [],
    ),
    resources: resourcesOf(parts),
    conditions: conditionsOf(parts),
    full: effect === 'Allow' && everything && untouched,
  }
}

function levelsOf(entry: CatalogEntry, actions: ReadonlySet<string>): readonly LevelSummary[] {
  const all = new Map<AccessLevel, number>()
  const covered = new Map<AccessLevel, string[]>()
  for (const [lower, name] of entry.actionNames) {
    const level = entry.accessLevels.get(lower)
    if (level === undefined) continue
    all.set(level, (all.get(level) ?? 0) + 1)
    const action = `${entry.prefix}:${name}`
    if (!actions.has(action)) continue
    const found = covered.get(level)
    if (found === undefined) covered.set(level, [action])
    else found.push(action)
  }
  return order.flatMap(level => {
    const found = covered.get(level)
    if (found === undefined) return []
    return [{ level, extent: found.length === all.get(level) ? 'full' : 'limited', actions: found } as const]
  })
}

const isOnEverything = ({ resource }: ParsedStatement): boolean =>
  resource?.values.some(({ value }) => value === '*') ?? false

function resourcesOf(parts: readonly Part[]): 'all' | readonly string[] {
  const found = new Set<string>()
  for (const { statement } of parts) {
    if (isOnEverything(statement)) return 'all'
    for (const { value } of statement.resource?.values ?? []) found.add(value)
    for (const { value } of statement.notResource?.values ?? []) found.add(`!${value}`)
  }
  return [...found]
}

function conditionsOf(parts: readonly Part[]): readonly string[] {
  const found = new Set<string>()
  for (const { statement } of parts) {
    if (statement.conditions.length === 0) return []
    for (const { operator, key } of statement.conditions) found.add(`${operator.value} ${key.value}`)
  }
  return [...found]
}
