import type { ActionCan, Extent, Say, ServiceCan } from '../../../policy/analyze/principal-can.ts'
import type { AccessLevel } from '../../../policy/catalog/catalog.ts'
import { statementName } from '../../ui/refusal-words.ts'

/** In AWS's order. */
export const levels: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Tagging', 'Permissions management']

export const extentWords: Readonly<Record<Extent, string>> = {
  any: 'On any resource',
  conditional: 'On conditions',
  some: 'On some resources only',
}

/** How many actions of a service, or of one of its levels, are allowed how far. */
export interface Count {
  readonly total: number
  readonly allowed: number
  readonly by: Readonly<Record<Extent, number>>
}

export function countOf({ totals, actions }: ServiceCan, level?: AccessLevel): Count {
  const counted = level === undefined ? actions : actions.filter(each => each.level === level)
  const by = { any: 0, conditional: 0, some: 0 }
  for (const { extent } of counted) by[extent]++
  const total =
    level === undefined ? [...totals.values()].reduce((sum, each) => sum + each, 0) : (totals.get(level) ?? 0)
  return { total, allowed: counted.length, by }
}

/** `All 12`, `3 of 12, 2 of them on conditions`, or undefined for none. */
export function countText({ total, allowed, by }: Count): string | undefined {
  if (allowed === 0) return undefined
  const head = allowed === total ? `All ${total}` : `${allowed} of ${total}`
  const parts = (['conditional', 'some'] as const).flatMap(extent => {
    const count = by[extent]
    if (count === 0) return []
    const which = count === allowed ? '' : `${count} `
    return [`${which}${extent === 'some' ? 'on some resources' : 'on conditions'}`]
  })
  return [head, ...parts].join(', ')
}

/** `Every resource`, or what the statements list. */
export function resourcesText({ grants }: ActionCan): string {
  const texts = grants.flatMap(({ resources }) =>
    resources === 'all'
      ? ['Every resource']
      : resources.texts.map(text => (resources.negated ? `All but ${text}` : text)),
  )
  return [...new Set(texts)].join(', ')
}

/** The condition keys that a permission hangs on. */
export const keysText = ({ grants, limits }: ActionCan): readonly string[] => [
  ...new Set([...grants, ...limits].flatMap(({ keys }) => keys)),
]

/** `Statement “Read” of ReadOnlyAccess (group Auditors)`. */
export function sayText({ policy, sid, index, effect }: Say): string {
  const statement = statementName({ sid, index })
  const group = policy.source.origin?.type === 'group' ? ` (group ${policy.source.origin.name})` : ''
  return `${effect === 'Deny' ? 'Deny: ' : ''}${statement} of ${policy.name}${group}`
}
