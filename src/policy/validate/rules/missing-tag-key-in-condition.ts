import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_TAG_KEY_IN_CONDITION',
  severity: 'ERROR',
  condition: ({ parsed, key }) =>
    /^[^:]+:(?:requesttag|resourcetag|principaltag)\/?$/.test(key)
      ? {
          range: parsed.key,
          message: `${quote(parsed.key.value)} does not say which tag; write the key of the tag behind a slash.`,
          fixes: replaceFix(parsed.key, `${parsed.key.value.replace(/\/$/, '')}/tag-key`),
        }
      : undefined,
}
