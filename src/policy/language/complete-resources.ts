import type { CatalogService } from '../catalog/catalog.ts'
import { lastName, partitionOf, principalKind, principalsLike } from './account-names.ts'
import { continued, inAccount } from './arn-template.ts'
import { chosenActions, simplestFirst, typesTaken } from './chosen-actions.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'

/** A resource type to offer, and why. */
interface Candidate {
  readonly service: CatalogService
  readonly name: string
  readonly arn: string
  readonly detail: string
}

/** `*`, the templates of the resource types that the statement's actions take, and the account's users and roles. */
export function resourceOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const { account, catalog } = context
  const chosen = chosenActions(place.statement, catalog)
  const candidates = candidatesFor(place, context)
  const offers: Offer[] = [
    starOffer(chosen.length > 0 && chosen.every(({ action }) => action.resourceTypes.length === 0)),
  ]
  const seen = new Set<string>()
  for (const [index, { service, name, arn, detail }] of candidates.entries()) {
    const template = continued(inAccount(arn, account), place.typed)
    if (template !== undefined && !seen.has(template.label)) {
      seen.add(template.label)
      offers.push({ ...template, kind: 'resource', detail, rank: 10 + index })
    }
    if (service.prefix !== 'iam' || (name !== 'user' && name !== 'role')) continue
    for (const each of principalsLike(account, place.typed, name)) offers.push(principalOffer(each, 5))
  }
  return candidates.length === 0 && chosen.length === 0 && /^(?:$|a|arn|arn:.*)$/.test(place.typed)
    ? [...offers, ...serviceOffers(place, context)]
    : offers
}

const starOffer = (only: boolean): Offer => ({
  label: '*',
  kind: 'resource',
  detail: only ? 'all there is: these actions take no resource' : 'every resource',
  rank: only ? 0 : 200,
})

export const principalOffer = (arn: string, rank: number): Offer => ({
  label: arn,
  kind: 'principal',
  detail: `${principalKind(arn)} ${lastName(arn)}`,
  rank,
})

/** Of the actions that are chosen; where none is, of the service that the policy or the ARN so far is of. */
function candidatesFor(
  { statement, typed }: Place,
  { catalog, service }: LanguageContext,
): readonly Candidate[] {
  const taken = typesTaken(chosenActions(statement, catalog))
  if (taken.length > 0) {
    return taken.map(({ service: of, type, actions }) => ({
      service: of,
      name: type.name,
      arn: type.arn,
      detail: `${type.name} · ${actions.length === 1 ? actions[0]?.name : `${actions.length} actions`}`,
    }))
  }
  const named = catalog.service(typed.split(':', 3)[2]?.toLowerCase() ?? '') ?? catalog.service(service ?? '')
  if (named === undefined) return []
  return [...named.resourceTypes.values()]
    .sort(simplestFirst)
    .map(({ name, arn }) => ({ service: named, name, arn, detail: name }))
}

/** The beginnings of ARNs, where nothing says which service is meant. */
function serviceOffers({ typed }: Place, { catalog, account }: LanguageContext): readonly Offer[] {
  const partition = /^arn:([a-z-]+):/.exec(typed)?.[1] ?? partitionOf(account)
  const offers: Offer[] = []
  for (const { prefix, title, retired } of catalog.entries.values()) {
    if (retired) continue
    const label = `arn:${partition}:${prefix}:`
    offers.push({ label, kind: 'service', detail: title, inside: `${label}$0`, rank: 100, again: true })
  }
  return offers
}
