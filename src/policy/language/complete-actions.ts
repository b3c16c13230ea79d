import type { AccessLevel, CatalogEntry } from '../catalog/catalog.ts'
import { accessLevels } from '../catalog/catalog-data.ts'
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

/** `s3:Get*` for every verb that several actions begin with, and `s3:*`. */
function patternOffers(entry: CatalogEntry): readonly Offer[] {
  const verbs = new Map<string, string[]>()
  for (const [lower, name] of entry.actionNames) {
    const verb = /^[A-Z][a-z]+(?=[A-Z0-9])/.exec(name)?.[0]
    if (verb === undefined) continue
    const names = verbs.get(verb)
    if (names === undefined) verbs.set(verb, [lower])
    else names.push(lower)
  }
  const patterns = [...verbs].filter(([, names]) => names.length > 1)
  return [...patterns, ['', [...entry.actionNames.keys()]] as const].map(([verb, names]) =>
    patternOffer(`${entry.prefix}:${verb}*`, names, entry, verb === '' ? 2 : 1),
  )
}

const patternOffer = (label: string, names: readonly string[], entry: CatalogEntry, rank: number): Offer => ({
  label,
  kind: 'action',
  detail: `${names.length} actions`,
  documentation: levelCounts(names, entry),
  rank,
})

/** `12 Read, 3 Write`; names are in lower case. */
export function levelCounts(names: readonly string[], entry: CatalogEntry): string {
  const counts = new Map<AccessLevel, number>()
  for (const name of names) {
    const level = entry.accessLevels.get(name)
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  return Object.values(accessLevels)
    .flatMap(level => (counts.has(level) ? [`${counts.get(level)} ${level}`] : []))
    .join(', ')
}
