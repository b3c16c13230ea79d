import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { malformedValues } from '../value-formats.ts'

const message = ({ value }: Located): string =>
  `${quote(value)} is no id of a VPC endpoint; one is vpce- and 8 or 17 characters.`

export const rule: Rule = {
  code: 'INVALID_VPCE_FORMAT',
  severity: 'ERROR',
  condition: each =>
    malformedValues(each, key => key === 'aws:sourcevpce', /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/, message),
}
