import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'EMPTY_SID_VALUE',
  severity: 'SUGGESTION',
  statement: ({ parsed }) => {
    const element = parsed.elements.find(each => each.name === 'Sid')
    return parsed.sid?.value !== '' || element === undefined
      ? undefined
      : {
          range: parsed.sid,
          message: 'The Sid is empty; give the statement a name or remove the Sid.',
          fixes: removeFix(parsed.node, element, 'the Sid'),
        }
  },
}
