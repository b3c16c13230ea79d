import type { ConditionKeyType } from '../catalog/catalog.ts'
import type { OperatorFamily } from '../model/operators.ts'

/** Families of operators that compare a type of key, the fittest first. */
const families: Readonly<Record<ConditionKeyType, readonly OperatorFamily[]>> = {
  String: ['string'],
  ARN: ['arn', 'string'],
  Bool: ['bool'],
  Numeric: ['numeric'],
  Date: ['date'],
  IPAddress: ['ip'],
  Binary: ['binary'],
  ArrayOfString: ['string'],
  ArrayOfARN: ['arn', 'string'],
  ArrayOfBool: ['bool'],
}

/** Whether an operator of a family compares a type of key as what it is; Null tests any. */
export const fits = (type: ConditionKeyType, family: OperatorFamily): boolean =>
  family === 'null' || families[type].includes(family)

export const isMultivalued = (type: ConditionKeyType): boolean => type.startsWith('ArrayOf')
