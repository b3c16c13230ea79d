import { actionPatterns, levelCounts } from '../catalog/action-patterns.ts'
import type { CatalogEntry } from '../catalog/catalog.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'
import { plainInside } from './snippet.ts'

/** Services, or the actions of the one that is written already. */
export function actionOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const { cursor } = place
  const colon = cursor.written.indexOf(':')
  const entry =
    colon < 0 || place.typed.length <= colon
      ? undefined
      : context.catalog.entries.get(cursor.written.slice(0, colon).toLowerCase())
  if (entry !== undefined) return namedOffers(entry, context)
  if (colon >= 0 && place.typed.length > colon) return []
  return context.type === 'trust' ? trustOffers(context) : serviceOffers(place, context)
}

function serviceOffers(
  { policy, inList }: Place,
  { catalog, type, service }: LanguageContext,
): readonly Offer[] {
  const named = new Set(
    policy.statements.flatMap(({ action, notAction }) =>
      [...(action?.values ?? []), ...(notAction?.values ?? [])].map(({ value }) => prefixOf(value)),
    ),
  )
  const offers: Offer[] = []
  for (const entry of catalog.entries.values()) {
    if (entry.retired || (type === 'rcp' && !catalog.rcpServices.has(entry.prefix))) continue
    if (type === 'resource' && service !== undefined && service !== entry.prefix) continue
    offers.push({
      label: entry.prefix,
      kind: 'service',
      detail: entry.title,
      inside: `${plainInside(entry.prefix)}:$0`,
      rank: named.has(entry.prefix) ? 0 : 1,
      again: true,
    })
  }
  if (!inList && type !== 'rcp') {
    offers.push({ label: '*', kind: 'action', detail: 'every action of every service', rank: 2 })
  }
  return offers
}

/** In a trust policy the actions that roles are assumed by are all there is. */
const trustOffers = (context: LanguageContext): readonly Offer[] => {
  const entry = context.catalog.entries.get('sts')
  return entry === undefined ? [] : namedOffers(entry, context)
}

const trustActions = new Map(
  [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'TagSession',
    'SetSourceIdentity',
    'SetContext',
  ].map((name, rank) => [name, rank] as const),
)

const prefixOf = (action: string): string => action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()

/** Actions of one service, and patterns for several of them. */
function namedOffers(entry: CatalogEntry, { catalog, type }: LanguageContext): readonly Offer[] {
  const offers: Offer[] = []
  const trust = type === 'trust'
  for (const [lower, name] of entry.actionNames) {
    const label = `${entry.prefix}:${name}`
    const rank = trust ? trustActions.get(name) : 0
    if (rank === undefined) continue
    const detail = entry.accessLevels.get(lower)
    offers.push({ label, kind: 'action', detail, documentation: catalog.describeAction(label), rank })
  }
  return trust ? offers : [...offers, ...patternOffers(entry)]
}

const patternOffers = (entry: CatalogEntry): readonly Offer[] =>
  actionPatterns(entry).map(({ text, names }) => ({
    label: text,
    kind: 'action',
    detail: `${names.length} actions`,
    documentation: levelCounts(names, entry),
    rank: text === `${entry.prefix}:*` ? 2 : 1,
  }))
