import { isInRange, parseIpRange } from '../evaluate/ip-address.ts'
import { quote } from '../model/json-node.ts'
import type { ConditionFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'
import { removeFix, replaceFix } from './fix.ts'

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].flatMap(
  text => parseIpRange(text) ?? [],
)

/** Whether an address or range lies within one of those that the internet never sees. Sources: RFC 1918, RFC 4193. */
function isPrivate(text: string): boolean {
  const range = parseIpRange(text)
  return (
    range !== undefined &&
    privateRanges.some(each => range.prefixLength >= each.prefixLength && isInRange(range.groups, each))
  )
}

interface Sort {
  readonly negated: boolean
  /** All values are private, or some of them. */
  readonly all: boolean
}

/** Private ranges in a test of `aws:SourceIp`, which is always an address of the internet. */
export function privateSourceIps(condition: ConditionFacts, { negated, all }: Sort): readonly Draft[] {
  const { key, operator, parsed, values } = condition
  if (key !== 'aws:sourceip' || operator?.family !== 'ip' || operator.negated !== negated) return []
  const found = values.filter(({ value }) => isPrivate(value))
  if (found.length === 0 || (found.length === values.length) !== all) return []
  if (all) {
    const outcome = negated ? 'always true' : 'never true'
    const message = `aws:SourceIp is an address of the internet, so a test for private ranges is ${outcome}; use aws:VpcSourceIp for addresses within a VPC.`
    return [{ range: parsed.values, message, fixes: renameKey(condition) }]
  }
  return found.map(at => ({
    range: at,
    message: `aws:SourceIp is an address of the internet and never in ${quote(at.value)}, a private range; remove it.`,
    fixes: removeFix(parsed.values.member.value, at, quote(at.value)),
  }))
}

/** Not where the statement tests the other key already, which could then stand twice. */
const renameKey = ({ parsed, statement }: ConditionFacts): readonly Fix[] =>
  statement.conditionKeys.has('aws:vpcsourceip') ? [] : replaceFix(parsed.key, 'aws:VpcSourceIp')
