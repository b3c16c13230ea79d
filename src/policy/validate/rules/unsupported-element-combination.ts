import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_ELEMENT_COMBINATION',
  severity: 'ERROR',
  statement: ({ parsed }) =>
    ['Action', 'Resource', 'Principal'].flatMap(name => {
      const pair = parsed.elements.filter(each => each.name === name || each.name === `Not${name}`)
      const second = pair.find(each => each.name !== pair[0]?.name)
      if (second === undefined) return []
      return [
        {
          range: second.nameRange,
          message: `A statement has ${name} or Not${name}, not both; remove one.`,
          fixes: removeFix(parsed.node, second, second.name),
        },
      ]
    }),
}
