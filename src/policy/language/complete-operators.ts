import { type CatalogConditionKey, knownKey } from '../catalog/catalog.ts'
import { baseOperators, type ConditionOperator, parseOperator } from '../model/operators.ts'
import { fits, isMultivalued } from './key-fits.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import { operatorWords } from './operator-words.ts'
import type { Place } from './place-at.ts'

/** Every operator that there is, in the order of AWS's documentation. */
const operators: readonly (readonly [name: string, operator: ConditionOperator])[] = [
  '',
  'ForAnyValue:',
  'ForAllValues:',
].flatMap(qualifier =>
  [...baseOperators.keys()]
    .flatMap(base => [`${qualifier}${base}`, `${qualifier}${base}IfExists`])
    .flatMap(name => {
      const operator = parseOperator(name)
      const needless = operator?.family === 'null' && qualifier !== ''
      return operator === undefined || needless ? [] : [[name, operator] as const]
    }),
)

/** Operators that the Condition has not yet; those that fit the keys under the cursor's own first. */
export function operatorOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const condition = place.statement?.elements.find(({ name }) => name === 'Condition')?.value
  const blocks = condition?.kind === 'object' ? condition.members : []
  const own = blocks.find(({ nameRange }) => nameRange.offset === place.cursor.range.offset)
  const taken = new Set(blocks.filter(block => block !== own).map(({ name }) => name))
  const keys = (own?.value?.kind === 'object' ? own.value.members : []).flatMap(
    ({ name }) => knownKey(context.catalog, name) ?? [],
  )
  return operators
    .filter(([name]) => !taken.has(name))
    .map(([name, operator], place) => ({
      label: name,
      kind: 'operator',
      documentation: operatorWords(operator).join(' '),
      value: '{\n\t"$1": "$2"\n}',
      rank: 200 * rankOf(operator, keys) + place,
      again: true,
    }))
}

/** Plain ones first, then those for absent keys, then those for keys with several values, unless the keys are such. */
function rankOf(operator: ConditionOperator, keys: readonly CatalogConditionKey[]): number {
  const plain = (operator.ifExists ? 1 : 0) + (operator.qualifier === undefined ? 0 : 2)
  if (keys.length === 0) return plain
  const misfits = keys.some(
    ({ type }) =>
      !fits(type, operator.family) ||
      (operator.family !== 'null' && isMultivalued(type) !== (operator.qualifier !== undefined)),
  )
  return misfits ? 10 + plain : plain
}

/** The whole of Condition. */
export const conditionOffers = (place: Place, context: LanguageContext): readonly Offer[] =>
  operatorOffers(place, context).map(({ value, label, ...offer }) => ({
    ...offer,
    label,
    whole: `{\n\t"${label}": {\n\t\t"$1": "$2"\n\t}\n}`,
  }))
