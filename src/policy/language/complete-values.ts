import { knownKey } from '../catalog/catalog.ts'
import { parseOperator } from '../model/operators.ts'
import { continued, inAccount } from './arn-template.ts'
import { type KeyValue, keyValues } from './key-values.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'

const truths: readonly KeyValue[] = [{ text: 'true' }, { text: 'false' }]

/** Values that a condition key can have under its operator. */
export function valueOffers(place: Place, context: LanguageContext): readonly Offer[] {
  return valuesOf(place, context).flatMap(({ text, detail }, rank): readonly Offer[] => {
    if (!text.includes('<')) return [{ label: text, kind: 'value', detail, rank }]
    const offer = continued(inAccount(text, context.account), place.typed)
    return offer === undefined ? [] : [{ ...offer, kind: 'value', detail, rank }]
  })
}

function valuesOf({ path, typed }: Place, { catalog, account }: LanguageContext): readonly KeyValue[] {
  const [, , operatorName = '', key = ''] = path
  const operator = parseOperator(operatorName)
  if (operator?.family === 'null') {
    return [
      { text: 'true', detail: 'the key is absent' },
      { text: 'false', detail: 'the key is there' },
    ]
  }
  if (operator?.family === 'bool') return truths
  const named = keyValues.get(key.toLowerCase())
  if (named !== undefined) return named(account, typed)
  switch (knownKey(catalog, key)?.type) {
    case 'Bool':
    case 'ArrayOfBool':
      return truths
    case 'Date':
      return [{ text: '<Year>-<Month>-<Day>T00:00:00Z', detail: 'a date and time, in UTC' }]
    case 'IPAddress':
      return [
        { text: '<Address>/32', detail: 'one address' },
        { text: '<Network>/24', detail: 'a range of addresses' },
      ]
    case 'ARN':
    case 'ArrayOfARN':
      return [
        {
          text: 'arn:<Partition>:<Service>:<Region>:<Account>:<Resource>',
          detail: 'an ARN',
        },
      ]
    default:
      return []
  }
}
