import { privateSourceIps } from '../private-ranges.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'PRIVATE_IP_ADDRESS',
  severity: 'ERROR',
  condition: each => privateSourceIps(each, { negated: false, all: true }),
}
