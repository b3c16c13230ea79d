import { normalizedRange, parseIpRange } from '../../evaluate/ip-address.ts'
import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** The range without the bits beyond its mask, where it has some. */
function improved(text: string): string | undefined {
  const range = parseIpRange(text)
  if (range === undefined || !text.includes('/')) return undefined
  const better = normalizedRange(range)
  const same = parseIpRange(better)?.groups.join() === range.groups.join()
  return same ? undefined : better
}

export const rule: Rule = {
  code: 'IMPROVE_IP_RANGE',
  severity: 'SUGGESTION',
  condition: ({ operator, values }) =>
    operator?.family !== 'ip'
      ? []
      : values.flatMap(at => {
          const better = improved(at.value)
          if (better === undefined) return []
          return [
            {
              range: at,
              message: `${quote(at.value)} has bits beyond its mask, which are ignored; it means ${quote(better)}.`,
              fixes: replaceFix(at, better),
            },
          ]
        }),
}
