import type { BaseOperator, ConditionOperator, OperatorFamily } from '../model/operators.ts'

const nouns: Readonly<Record<OperatorFamily, string>> = {
  string: 'text',
  numeric: 'number',
  date: 'date',
  bool: 'truth value',
  binary: 'binary value',
  ip: 'address',
  arn: 'ARN',
  null: 'key',
}

const anchors: Readonly<Record<OperatorFamily, string>> = {
  string: 'String',
  numeric: 'Numeric',
  date: 'Date',
  bool: 'Boolean',
  binary: 'BinaryEquals',
  ip: 'IPAddress',
  arn: 'ARN',
  null: 'Null',
}

/** How an operator compares, as the end of "the text …". */
function comparisonWords({ family, comparison, negated }: BaseOperator): string {
  const not = negated ? 'not ' : ''
  if (family === 'ip') return `is ${not}in one of the ranges`
  if (family === 'date') {
    if (comparison === 'less') return 'is before the value'
    if (comparison === 'lessOrEqual') return 'is not after the value'
    if (comparison === 'greater') return 'is after the value'
    if (comparison === 'greaterOrEqual') return 'is not before the value'
  }
  switch (comparison) {
    case 'equals':
      return `is ${negated ? 'none' : 'one'} of the values${family === 'string' ? ', exactly' : ''}`
    case 'equalsIgnoreCase':
      return `is ${negated ? 'none' : 'one'} of the values, in whatever letter case`
    case 'like':
      return `matches ${negated ? 'none' : 'one'} of the patterns, in which "*" and "?" are wildcards${family === 'arn' ? ' within its parts' : ''}`
    case 'less':
      return 'is less than the value'
    case 'lessOrEqual':
      return 'is at most the value'
    case 'greater':
      return 'is more than the value'
    case 'greaterOrEqual':
      return 'is at least the value'
  }
}

/** What an operator tests, as sentences. Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
export function operatorWords(operator: ConditionOperator): readonly string[] {
  if (operator.family === 'null') {
    return ['Holds when the key is absent ("true") or present ("false") in the request.']
  }
  return [
    `Holds when ${subject(operator)} ${comparisonWords(operator)}.`,
    ...(operator.ifExists ? ['Holds as well when the key is absent.'] : []),
    ...(operator.ifExists || operator.qualifier !== undefined ? [] : [absentWords(operator)]),
    ...(operator.qualifier === 'ForAllValues'
      ? ['Holds as well when the key is absent or has no value.']
      : []),
    ...(operator.qualifier === 'ForAnyValue' && !operator.ifExists
      ? ['Does not hold when the key is absent.']
      : []),
  ]
}

function subject({ family, qualifier }: ConditionOperator): string {
  if (qualifier === 'ForAllValues') return `every ${nouns[family]} of the key`
  if (qualifier === 'ForAnyValue') return `some ${nouns[family]} of the key`
  return `the ${nouns[family]}`
}

const absentWords = ({ negated }: ConditionOperator): string =>
  negated ? 'Holds as well when the key is absent.' : 'Does not hold when the key is absent.'

/** Where an operator is documented. */
export const operatorPage = ({ family, ifExists }: ConditionOperator): string =>
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_${
    ifExists ? 'IfExists' : anchors[family]
  }`
