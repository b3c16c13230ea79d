import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const versions = new Set(['2012-10-17', '2008-10-17'])

export const rule: Rule = {
  code: 'INVALID_VERSION',
  severity: 'ERROR',
  policy: ({ text, parsed: { version } }) =>
    // A number is a matter of DATA_TYPE_MISMATCH.
    version === undefined || versions.has(version.value) || text.charAt(version.offset) !== '"'
      ? undefined
      : {
          range: version,
          message: `The version ${quote(version.value)} of the policy language does not exist; the current one is "2012-10-17".`,
          fixes: replaceFix(version, '2012-10-17'),
        },
}
