/** What a condition operator compares. */
export type OperatorFamily = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'

/** How request value and policy value are compared; a negated operator is the same comparison, inverted. */
export type Comparison =
  | 'equals'
  | 'equalsIgnoreCase'
  | 'like'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'

export interface BaseOperator {
  readonly family: OperatorFamily
  readonly comparison: Comparison
  readonly negated: boolean
}

export type SetQualifier = 'ForAllValues' | 'ForAnyValue'

export interface ConditionOperator extends BaseOperator {
  /** The name without qualifier and suffix. */
  readonly base: string
  readonly qualifier: SetQualifier | undefined
  readonly ifExists: boolean
}

const operator = (family: OperatorFamily, comparison: Comparison, negated = false): BaseOperator => ({
  family,
  comparison,
  negated,
})

/** Every condition operator of IAM, by name. Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
export const baseOperators: ReadonlyMap<string, BaseOperator> = new Map([
  ['StringEquals', operator('string', 'equals')],
  ['StringNotEquals', operator('string', 'equals', true)],
  ['StringEqualsIgnoreCase', operator('string', 'equalsIgnoreCase')],
  ['StringNotEqualsIgnoreCase', operator('string', 'equalsIgnoreCase', true)],
  ['StringLike', operator('string', 'like')],
  ['StringNotLike', operator('string', 'like', true)],
  ['NumericEquals', operator('numeric', 'equals')],
  ['NumericNotEquals', operator('numeric', 'equals', true)],
  ['NumericLessThan', operator('numeric', 'less')],
  ['NumericLessThanEquals', operator('numeric', 'lessOrEqual')],
  ['NumericGreaterThan', operator('numeric', 'greater')],
  ['NumericGreaterThanEquals', operator('numeric', 'greaterOrEqual')],
  ['DateEquals', operator('date', 'equals')],
  ['DateNotEquals', operator('date', 'equals', true)],
  ['DateLessThan', operator('date', 'less')],
  ['DateLessThanEquals', operator('date', 'lessOrEqual')],
  ['DateGreaterThan', operator('date', 'greater')],
  ['DateGreaterThanEquals', operator('date', 'greaterOrEqual')],
  ['Bool', operator('bool', 'equals')],
  ['BinaryEquals', operator('binary', 'equals')],
  ['IpAddress', operator('ip', 'like')],
  ['NotIpAddress', operator('ip', 'like', true)],
  ['ArnEquals', operator('arn', 'like')],
  ['ArnLike', operator('arn', 'like')],
  ['ArnNotEquals', operator('arn', 'like', true)],
  ['ArnNotLike', operator('arn', 'like', true)],
  ['Null', operator('null', 'equals')],
])

/**
 * Takes an operator name apart: qualifier, base, `IfExists`. Undefined for a name that IAM does not
 * know, which includes other letter case and `NullIfExists`.
 */
export function parseOperator(name: string): ConditionOperator | undefined {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const operator = readOperator(name)
  // There are some three hundred of them, so that only what exists is kept.
  if (operator !== undefined) remembered.set(name, operator)
  return operator
}

const remembered = new Map<string, ConditionOperator>()

function readOperator(name: string): ConditionOperator | undefined {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? undefined : name.slice(0, colon)
  if (prefix !== undefined && prefix !== 'ForAllValues' && prefix !== 'ForAnyValue') return undefined
  const rest = name.slice(colon + 1)
  const ifExists = rest.endsWith('IfExists')
  const base = ifExists ? rest.slice(0, -'IfExists'.length) : rest
  const found = baseOperators.get(base)
  if (found === undefined || (ifExists && found.family === 'null')) return undefined
  return { ...found, base, qualifier: prefix, ifExists }
}
