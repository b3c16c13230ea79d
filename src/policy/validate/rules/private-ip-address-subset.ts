import { privateSourceIps } from '../private-ranges.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'PRIVATE_IP_ADDRESS_SUBSET',
  severity: 'SUGGESTION',
  condition: each => privateSourceIps(each, { negated: false, all: false }),
}
