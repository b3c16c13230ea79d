import { parseOperator } from '../model/operators.ts'
import { keysFor, keyTemplate, keyWords } from './complete-keys.ts'
import { isMultivalued } from './key-fits.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'
import { filled } from './snippet.ts'

/** Keys that people put into variables most. */
const usual = ['aws:username', 'aws:PrincipalTag/$' + '{TagKey}', 'aws:userid', 'aws:PrincipalAccount']

const characters: readonly Offer[] = [
  { label: '*', kind: 'variable', detail: 'the character itself, not a wildcard', rank: 90 },
  { label: '?', kind: 'variable', detail: 'the character itself, not a wildcard', rank: 91 },
  { label: '$', kind: 'variable', detail: 'the character itself', rank: 92 },
]

/**
 * Keys of which a request has one value each, and the characters that have a meaning otherwise. Under operators that
 * take no variables there are none. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function variableOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const family = place.within === 'value' ? parseOperator(place.path[2] ?? '')?.family : 'string'
  if (family !== undefined && family !== 'string' && family !== 'arn') return []
  const keys = keysFor(place, context).filter(({ key }) => !isMultivalued(key.type))
  return [
    ...keys.map(({ key, rank }): Offer => {
      const label = keyTemplate(key.name)
      const place = usual.indexOf(label)
      return {
        label,
        kind: 'variable',
        detail: key.type,
        documentation: keyWords(key.name, context.catalog),
        inside: filled(label),
        rank: place >= 0 ? place : 10 + rank,
      }
    }),
    ...characters,
  ]
}
