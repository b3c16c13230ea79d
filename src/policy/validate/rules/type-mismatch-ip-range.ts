import { parseIpRange } from '../../evaluate/ip-address.ts'
import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { unfitValues } from '../value-formats.ts'

const message = ({ value }: Located): string =>
  `${quote(value)} is neither an IP address nor a range such as "203.0.113.0/24"; correct it.`

export const rule: Rule = {
  code: 'TYPE_MISMATCH_IP_RANGE',
  severity: 'ERROR',
  condition: each => unfitValues(each, ['ip'], value => parseIpRange(value) !== undefined, message),
}
