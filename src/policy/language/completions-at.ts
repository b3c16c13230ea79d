import { actionOffers } from './complete-actions.ts'
import {
  effectOffers,
  policyElementOffers,
  policyOffers,
  statementElementOffers,
  statementOffers,
  versionOffers,
} from './complete-elements.ts'
import { keyOffers, keysOffers } from './complete-keys.ts'
import { conditionOffers, operatorOffers } from './complete-operators.ts'
import { principalOffers, principalsOffers, principalTypeOffers } from './complete-principals.ts'
import { resourceOffers } from './complete-resources.ts'
import { valueOffers } from './complete-values.ts'
import { variableOffers } from './complete-variables.ts'
import type { Completion, LanguageContext } from './language.ts'
import { asCompletion, type Offer } from './offer.ts'
import { type Place, type PlaceKind, placeAt } from './place-at.ts'
import { textsBeside } from './texts-beside.ts'

/** What can stand at each kind of place. */
const offersFor: Readonly<Record<PlaceKind, (place: Place, context: LanguageContext) => readonly Offer[]>> = {
  policy: policyOffers,
  policyElement: policyElementOffers,
  version: () => versionOffers,
  statement: statementOffers,
  statementElement: statementElementOffers,
  effect: (_, context) => effectOffers(context),
  action: actionOffers,
  resource: resourceOffers,
  principals: principalsOffers,
  principalType: principalTypeOffers,
  principal: principalOffers,
  condition: conditionOffers,
  operator: operatorOffers,
  keys: keysOffers,
  key: keyOffers,
  value: valueOffers,
  variable: variableOffers,
  other: () => [],
}

/**
 * What can be written at a cursor, in a text that may be half-written; `servicesToLoad` says which services should be
 * loaded before. Fits the text before the cursor, so that it is to be asked again on every key. Never throws; takes
 * time in proportion to the text.
 */
export function completionsAt(text: string, offset: number, context: LanguageContext): readonly Completion[] {
  const place = placeAt(text, offset, 'writing')
  const offers = offersFor[place.kind](place, context)
  const beside = textsBeside(place)
  const isThere = ({ label }: Offer) => beside.has(place.kind === 'action' ? label.toLowerCase() : label)
  // Where an object or a list stands already, what is written would come before it.
  const fitting = place.cursor.bracket ? [] : offers
  return fitting
    .filter(offer => !isThere(offer))
    .map(offer => asCompletion(place, offer))
    .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1))
}
