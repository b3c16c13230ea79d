import { quote } from '../model/json-node.ts'
import type { Range } from '../model/problem.ts'
import type { ArnParts } from './arn-parts.ts'
import type { ResourceFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'
import { replaceFix } from './fix.ts'
import { partOf } from './variables.ts'

export type ArnField = keyof ArnParts

const order: readonly ArnField[] = ['partition', 'service', 'region', 'account', 'resource']

/** Where a field of a resource's ARN stands in the text; the whole value for an empty field. */
export function fieldRange({ at, arn }: ResourceFacts, field: ArnField): Range {
  if (arn === undefined || arn[field] === '') return at
  let from = 4
  for (const each of order) {
    if (each === field) break
    from += arn[each].length + 1
  }
  return partOf(at, from, from + arn[field].length)
}

/** Puts another text in a field of an ARN. */
export function fieldFix(
  { at, arn }: ResourceFacts,
  field: ArnField,
  text: string | undefined,
): readonly Fix[] {
  if (arn === undefined || text === undefined) return []
  const parts = { ...arn, [field]: text }
  return replaceFix(at, `arn:${order.map(each => parts[each]).join(':')}`)
}

/** Neither empty nor with a wildcard or a variable: a text of its own that can be judged. */
export const isPlainField = (text: string): boolean => text !== '' && !/[*?$]/.test(text)

type Place = 'region' | 'account'

const named = { region: 'a region', account: 'an account' } as const

/** A region or an account in an ARN of whose resource types none has one. */
export function needlessField(resource: ResourceFacts, field: Place): Draft | undefined {
  const { arn, shapes = [] } = resource
  const [shape] = shapes
  if (arn === undefined || shape === undefined || !isPlainField(arn[field])) return undefined
  if (shapes.some(({ parts }) => parts[field] !== '')) return undefined
  return {
    range: fieldRange(resource, field),
    message: `ARNs such as ${quote(shape.template)} have no ${field}; leave it out.`,
    fixes: fieldFix(resource, field, ''),
  }
}

/** An empty region or account in an ARN of whose resource types each has one. */
export function missingField(resource: ResourceFacts, field: Place): Draft | undefined {
  const { arn, at, shapes = [] } = resource
  const [shape] = shapes
  if (arn === undefined || shape === undefined || arn[field] !== '') return undefined
  if (shapes.some(({ parts }) => !parts[field].startsWith('$'))) return undefined
  return {
    range: at,
    message: `ARNs such as ${quote(shape.template)} have ${named[field]}; write it or "*".`,
    fixes: fieldFix(resource, field, '*'),
  }
}
