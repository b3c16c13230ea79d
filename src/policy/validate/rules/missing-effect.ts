import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_EFFECT',
  severity: 'ERROR',
  statement: ({ parsed }) =>
    parsed.elements.some(each => each.name === 'Effect') || parsed.unreadable.has('Statement')
      ? undefined
      : {
          range: parsed,
          message: `Statement ${parsed.index + 1} has no Effect; add "Allow" or "Deny".`,
        },
}
