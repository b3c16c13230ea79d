import type { InlinePolicyIdentifierType, PolicyIdentifier } from '@aws-sdk/client-iam'
import { isAwsManagedPolicyArn, nameOfArn } from '../../lib/arn.ts'
import type { PolicySource } from '../../policy/evaluate/compile.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import { createContext } from '../../policy/evaluate/request.ts'
import { compileTextPattern, matchesTextPattern } from '../../policy/evaluate/text-pattern.ts'
import { invalidInput } from '../errors.ts'

type Excludes = (source: PolicySource) => boolean

/**
 * A principal's policies without those that a simulation leaves out; a boundary is left out by its type alone. What
 * the request brings itself is not to be in `set` yet. Source: IAM API Reference, PolicyIdentifier.
 */
export function withoutExcluded(set: PolicySet, exclusions: readonly PolicyIdentifier[] = []): PolicySet {
  if (exclusions.length === 0) return set
  const excludes = exclusions.map(readExclusion)
  const isBounded = !exclusions.some(({ PolicyType }) => PolicyType === 'permission-boundary')
  return {
    identity: set.identity.filter(({ source }) => !excludes.some(each => each(source))),
    boundary: isBounded ? set.boundary : undefined,
  }
}

function readExclusion({ PolicyType, PolicyArn, InlinePolicyIdentifier }: PolicyIdentifier): Excludes {
  const given = [PolicyType, PolicyArn, InlinePolicyIdentifier].filter(each => each !== undefined)
  if (given.length !== 1)
    throw invalidInput(
      'A policy identifier must have exactly one of PolicyType, PolicyArn and InlinePolicyIdentifier.',
    )
  if (PolicyArn !== undefined) return byArn(PolicyArn)
  if (InlinePolicyIdentifier !== undefined) return byName(InlinePolicyIdentifier)
  const excludes = byType.get(String(PolicyType))
  if (excludes === undefined) throw invalidInput(`The policy type '${PolicyType}' does not exist.`)
  return excludes
}

const never: Excludes = () => false

/** Accounts without an organization have no control policies. */
const byType: ReadonlyMap<string, Excludes> = new Map([
  ['inline', source => source.kind === 'inline'],
  ['aws-managed', source => source.kind === 'managed' && isAwsManagedPolicyArn(source.id)],
  ['user-managed', source => source.kind === 'managed' && !isAwsManagedPolicyArn(source.id)],
  ['permission-boundary', never],
  ['scp', never],
  ['rcp', never],
])

const policyArn = /^(arn:[^:*?]+:iam::(?:aws|\d{12}):policy\/)([^:\s]+)$/

/** By the ARN, or as AWS's simulator also takes it by the ARN without the path. */
function byArn(arn: string): Excludes {
  const [, start = '', rest = ''] = policyArn.exec(arn) ?? []
  if (rest === '') throw invalidInput(`'${arn}' is not the ARN of a managed policy.`)
  const matches = patternOf(arn)
  return ({ kind, id }) =>
    kind === 'managed' && id.startsWith(start) && (matches(id) || matches(start + nameOfArn(id)))
}

function byName(identifier: InlinePolicyIdentifierType): Excludes {
  const { PolicyName = '', AttachmentType = '', AttachmentName = '' } = identifier
  if (!/^(user|group|role)$/.test(AttachmentType))
    throw invalidInput(`The attachment type '${AttachmentType}' is none of user, group and role.`)
  if (!/^[\w+=,.@-]+$/.test(PolicyName))
    throw invalidInput(`'${PolicyName}' is not the name of an inline policy.`)
  const matches = patternOf(AttachmentName)
  return ({ kind, id, origin }) =>
    kind === 'inline' && id === PolicyName && origin?.type === AttachmentType && matches(origin.name)
}

const nothing = createContext([])

/** One star at most, and as many question marks as one likes. */
function patternOf(text: string): (value: string) => boolean {
  if (text === '' || text.split('*').length > 2)
    throw invalidInput(`'${text}' is not a name or pattern with at most one '*'.`)
  const pattern = compileTextPattern(text, { mode: 'plain', wildcards: true, variables: false })
  return value => matchesTextPattern(pattern, value, nothing)
}
