import type { Catalog, CatalogConditionKey } from '../catalog/catalog.ts'
import { parseOperator } from '../model/operators.ts'
import type { Located } from '../model/parse.ts'
import { identityProvider } from '../validate/identity-providers.ts'
import { chosenActions, keysCarried } from './chosen-actions.ts'
import { globalKeyWords } from './global-key-words.ts'
import { fits, isMultivalued } from './key-fits.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'
import { filled } from './snippet.ts'
import { principalTexts } from './texts-beside.ts'

/** A condition key that a request for the statement's actions can carry. */
export interface FittingKey {
  readonly key: CatalogConditionKey
  /** Where it comes from: `2 actions`, `every request`. */
  readonly from: string
  readonly rank: number
}

/** The keys of the statement's actions, those of its identity providers, and the global ones. */
export function keysFor(
  { statement }: Place,
  { catalog, type, service }: LanguageContext,
): readonly FittingKey[] {
  const chosen = chosenActions(statement, catalog)
  const found = new Map<string, FittingKey>()
  const add = (key: FittingKey) => {
    if (!found.has(key.key.name)) found.set(key.key.name, key)
  }
  for (const name of providerKeys(principalTexts(statement?.principal?.value, 'Federated'))) {
    add({ key: { name, type: 'String' }, from: 'the identity provider', rank: 0 })
  }
  for (const { key, actions } of keysCarried(chosen)) {
    const all = actions.length === chosen.length
    const from = all ? 'every action here' : `${actions.length} of ${chosen.length} actions here`
    add({ key, from: chosen.length === 1 ? (actions[0]?.name ?? '') : from, rank: all ? 0 : 1 })
  }
  const own = chosen.length === 0 && type === 'resource' ? catalog.service(service ?? '') : undefined
  for (const key of own?.conditionKeys.values() ?? []) add({ key, from: own?.prefix ?? '', rank: 1 })
  for (const key of catalog.globalKeys) add({ key, from: 'every request', rank: 2 })
  return [...found.values()]
}

const providerKeys = (federated: readonly Located[]): readonly string[] =>
  federated.flatMap(({ value }) => {
    const provider = identityProvider(value)
    return provider?.kind === 'oidc' ? [`${provider.keyPrefix}:aud`, `${provider.keyPrefix}:sub`] : []
  })

/** The part of a key that whoever writes it chooses, as a place to fill in: `aws:RequestTag/${TagKey}`. */
export const keyTemplate = (name: string): string =>
  name.replace(/\/tag-key$/, '/$' + '{TagKey}').replace(/<[^>]*>$/, '$' + '{TagKey}')

/** The keys that the operator does not test yet; those that it fits first. */
export function keyOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const [, , operatorName = ''] = place.path
  const operator = parseOperator(operatorName)
  const taken = keysBeside(place, operatorName)
  return keysFor(place, context)
    .filter(({ key }) => !taken.has(key.name.toLowerCase()))
    .map(({ key, from, rank }): Offer => {
      const misfit = operator !== undefined && !fits(key.type, operator.family)
      const list = isMultivalued(key.type) && operator?.family !== 'null'
      const label = keyTemplate(key.name)
      return {
        label,
        kind: 'key',
        detail: `${key.type} · ${from}`,
        documentation: keyWords(key.name, context.catalog),
        inside: filled(label),
        value: label.includes('${') ? (list ? '["$2"]' : '"$2"') : list ? '["$1"]' : '"$1"',
        rank: misfit ? rank + 10 : rank,
        again: true,
      }
    })
}

/** What a key holds, as far as it is known, by its name in the catalogue. */
export const keyWords = (name: string, catalog: Catalog): string | undefined =>
  globalKeyWords.get(name) ??
  globalKeyWords.get(name.replace('$' + '{TagKey}', 'tag-key')) ??
  catalog.describeKey(name)

function keysBeside({ statement, cursor }: Place, operator: string): ReadonlySet<string> {
  const beside = (statement?.conditions ?? []).filter(
    ({ operator: { value }, key }) => value === operator && key.offset !== cursor.range.offset,
  )
  return new Set(beside.map(({ key }) => key.value.toLowerCase()))
}

/** The whole of an operator: one key with a value. */
export const keysOffers = (place: Place, context: LanguageContext): readonly Offer[] =>
  keyOffers(place, context).map(({ value, inside = '', ...offer }) => ({
    ...offer,
    whole: `{\n\t"${inside}": ${value}\n}`,
  }))
