import type { Range } from '../model/problem.ts'
import type { ArnParts } from './arn-parts.ts'
import type { ResourceFacts } from './facts.ts'
import type { Fix } from './finding.ts'
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
