import { parseIpRange } from '../../../policy/evaluate/ip-address.ts'
import { parseDateValue } from '../../../policy/model/date-value.ts'
import type { ValueKind } from './condition-choices.ts'

/** What is wrong with the value of a condition; undefined for a fitting one, and for one with a policy variable. */
export function valueProblem(kind: ValueKind, value: string): string | undefined {
  if (value.includes('$' + '{')) return undefined
  switch (kind) {
    case 'boolean':
      return /^(?:true|false)$/i.test(value) ? undefined : `“${value}” is neither true nor false.`
    case 'date':
      return Number.isNaN(parseDateValue(value))
        ? `“${value}” is no date; write it as 2026-12-31 or 2026-12-31T23:59:59Z.`
        : undefined
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(value)
        ? undefined
        : `“${value}” is no number; write digits such as 3600.`
    case 'ip':
      return parseIpRange(value) === undefined
        ? `“${value}” is no address or range; write 192.0.2.1 or 192.0.2.0/24.`
        : undefined
    case 'arn':
      return value === '*' || /^arn:(?:[^:]*:){4}./.test(value)
        ? undefined
        : `“${value}” is no ARN; write arn:aws:service:region:account:resource, with * for any part.`
    default:
      return undefined
  }
}
