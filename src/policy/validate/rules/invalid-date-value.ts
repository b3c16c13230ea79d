import { parseDateValue } from '../../model/date-value.ts'
import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** A number, but not the four digits of a year. */
const isNumber = (text: string): boolean => /^-?[0-9.]+$/.test(text) && !/^[0-9]{4}$/.test(text)

export const rule: Rule = {
  code: 'INVALID_DATE_VALUE',
  severity: 'WARNING',
  condition: ({ operator, values }) =>
    operator?.family !== 'date'
      ? []
      : values
          .filter(({ value }) => isNumber(value) && !Number.isNaN(parseDateValue(value)))
          .map(at => {
            const date = new Date(parseDateValue(at.value))
            const iso = Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
            return {
              range: at,
              message: `${quote(at.value)} is read as seconds since 1970${iso === undefined ? '' : `, which is ${iso}`}; write a date such as "2026-01-31T12:00:00Z".`,
              fixes: replaceFix(at, iso),
            }
          }),
}
