import { actionsMatching } from '../../../policy/catalog/actions-matching.ts'
import {
  type Catalog,
  type CatalogConditionKey,
  type ConditionKeyType,
  knownKey,
} from '../../../policy/catalog/catalog.ts'
import { serviceOf } from '../../../policy/edit/list-acts.ts'
import {
  baseOperators,
  type ConditionOperator,
  type OperatorFamily,
  type SetQualifier,
} from '../../../policy/model/operators.ts'

/** More actions than a person looks at keys of. */
const mostActions = 400

/**
 * The condition keys that requests for some actions carry, by name; keys of services whose details are not loaded are
 * missing.
 */
export function keysOfActions(catalog: Catalog, actions: readonly string[]): readonly CatalogConditionKey[] {
  const found = new Map<string, CatalogConditionKey>()
  let left = mostActions
  for (const text of actions) {
    if (serviceOf(text) === '*') continue
    for (const action of actionsMatching(catalog, text)) {
      if (left-- <= 0) break
      const [prefix = '', name = ''] = action.split(':')
      const service = catalog.service(prefix)
      const known = service?.actions.get(name.toLowerCase())
      if (service === undefined || known === undefined) continue
      const types = known.resourceTypes.flatMap(({ name: type, conditionKeys }) => [
        ...conditionKeys,
        ...(service.resourceTypes.get(type.toLowerCase())?.conditionKeys ?? []),
      ])
      for (const key of [...known.conditionKeys, ...types]) {
        if (!found.has(key)) found.set(key, { name: key, type: knownKey(catalog, key)?.type ?? 'String' })
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

/** A key with a part that a person chooses, as far as it is given: `aws:RequestTag/`. */
export const fixedPart = (key: string): string =>
  key.replace(/(?:\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$).*$/, '')

/** What the values of a key are, in words. */
export const typeWords: Readonly<Record<ConditionKeyType, string>> = {
  String: 'Text',
  ARN: 'ARN',
  Bool: 'True or false',
  Numeric: 'Number',
  Date: 'Date',
  IPAddress: 'IP address',
  Binary: 'Bytes',
  ArrayOfString: 'Several texts',
  ArrayOfARN: 'Several ARNs',
  ArrayOfBool: 'Several of true and false',
}

const families: Readonly<Record<ConditionKeyType, OperatorFamily>> = {
  String: 'string',
  ARN: 'arn',
  Bool: 'bool',
  Numeric: 'numeric',
  Date: 'date',
  IPAddress: 'ip',
  Binary: 'binary',
  ArrayOfString: 'string',
  ArrayOfARN: 'arn',
  ArrayOfBool: 'bool',
}

const words: Readonly<Record<string, string>> = {
  StringEquals: 'is exactly',
  StringNotEquals: 'is not',
  StringEqualsIgnoreCase: 'is, whatever the letter case',
  StringNotEqualsIgnoreCase: 'is not, whatever the letter case',
  StringLike: 'matches the pattern (* and ?)',
  StringNotLike: 'does not match the pattern (* and ?)',
  NumericEquals: 'equals the number',
  NumericNotEquals: 'is another number',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is greater than',
  NumericGreaterThanEquals: 'is at least',
  DateEquals: 'is at the moment',
  DateNotEquals: 'is at another moment',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is before or at',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is after or at',
  Bool: 'is true or false',
  BinaryEquals: 'is exactly the bytes (base64)',
  IpAddress: 'is in the address range',
  NotIpAddress: 'is outside of the address range',
  ArnEquals: 'matches the ARN',
  ArnLike: 'matches the ARN (* and ?)',
  ArnNotEquals: 'does not match the ARN',
  ArnNotLike: 'does not match the ARN (* and ?)',
  Null: 'is absent (true) or present (false)',
}

/** What an operator asks, as the middle of a sentence: `is in the address range`. */
export const operatorWords = (base: string): string => (words[base] ?? base).replace(/ \(.*\)$/, '')

export interface OperatorChoice {
  readonly base: string
  readonly words: string
}

/** The operators, those that fit a key's type first; `Null` fits every key. */
export function operatorChoices(type: ConditionKeyType | undefined): {
  readonly fitting: readonly OperatorChoice[]
  readonly others: readonly OperatorChoice[]
} {
  const family = type === undefined ? undefined : families[type]
  const all = [...baseOperators].map(([base, operator]) => ({
    base,
    words: words[base] ?? '',
    fits: operator.family === family || operator.family === 'null',
  }))
  return { fitting: all.filter(({ fits }) => fits), others: all.filter(({ fits }) => !fits) }
}

const usual: Readonly<Record<OperatorFamily, string>> = {
  string: 'StringEquals',
  arn: 'ArnLike',
  bool: 'Bool',
  numeric: 'NumericEquals',
  date: 'DateGreaterThan',
  ip: 'IpAddress',
  binary: 'BinaryEquals',
  null: 'Null',
}

/** The operator that most conditions on a key of a type have; with a qualifier for keys of several values. */
export function usualOperator(type: ConditionKeyType | undefined): string {
  const base = usual[families[type ?? 'String']]
  return type?.startsWith('Array') ? `ForAnyValue:${base}` : base
}

/** Puts an operator's name together. `Null` has no `IfExists`. */
export function operatorName(base: string, qualifier: SetQualifier | undefined, ifExists: boolean): string {
  const suffix = ifExists && base !== 'Null' ? 'IfExists' : ''
  return `${qualifier === undefined ? '' : `${qualifier}:`}${base}${suffix}`
}

/** What the values of an operator are typed as. */
export type ValueKind = 'boolean' | 'date' | 'number' | 'ip' | 'arn' | 'text'

export function valueKind(operator: ConditionOperator | undefined): ValueKind {
  switch (operator?.family) {
    case 'bool':
    case 'null':
      return 'boolean'
    case 'date':
      return 'date'
    case 'numeric':
      return 'number'
    case 'ip':
      return 'ip'
    case 'arn':
      return 'arn'
    default:
      return 'text'
  }
}
