import type { Candidate, CompiledPolicy } from './compile.ts'

/**
 * Keys that keep a grant to everybody from being public when they are compared with fixed values.
 * Source: Amazon S3 User Guide, "The meaning of public".
 */
const narrowingKeys = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
])

const known = new WeakMap<CompiledPolicy['remembered'], boolean>()

/** Whether a policy gives something to everybody without a condition that narrows it to fixed principals or places. */
export function isPublicPolicy(policy: CompiledPolicy): boolean {
  let isPublic = known.get(policy.remembered)
  if (isPublic === undefined) {
    isPublic = policy.statements().some(({ denies, neverApplies, rest }) => {
      if (denies || neverApplies) return false
      const { principal, conditions } = rest()
      const everybody = principal !== undefined && (principal.everyone || principal.negated)
      return everybody && !conditions.some(narrows)
    })
    known.set(policy.remembered, isPublic)
  }
  return isPublic
}

function narrows({ lookup, parsed, expected }: Candidate['conditions'][number]): boolean {
  if (!narrowingKeys.has(lookup) || parsed === undefined || parsed.negated || parsed.ifExists) return false
  if (parsed.qualifier === 'ForAllValues' || parsed.family === 'null') return false
  return expected.every(value => !value.includes('$' + '{') && isFixed(lookup, value))
}

/** An ARN is fixed by its account; an address range when it is not most of the internet; other values without wildcards. */
function isFixed(key: string, value: string): boolean {
  if (key === 'aws:sourceip') {
    const [address = '', bits] = value.split('/')
    return bits === undefined || Number(bits) >= (address.includes(':') ? 32 : 8)
  }
  if (key === 'aws:sourcearn' || key === 'aws:principalarn' || key === 's3:dataaccesspointarn') {
    return /^[0-9]{12}$/.test(value.split(':', 5)[4] ?? '') || !/[*?]/.test(value)
  }
  if (key === 'aws:userid') return !/^[*?]/.test(value)
  return !/[*?]/.test(value)
}
