import type { Tag as ApiTag, PolicyDescriptorType } from '@aws-sdk/client-sts'
import type { SessionCredentials } from '../../lib/sign-in-messages.ts'
import { grammarProblems } from '../../policy/model/grammar.ts'
import { policyQuotas } from '../../policy/model/quotas.ts'
import type { AccountView } from '../authorize/account-view.ts'
import type { SessionLimits } from '../caller.ts'
import { malformedPolicy, ServiceError, validationError } from '../errors.ts'

export const toApiCredentials = (credentials: SessionCredentials) => ({
  AccessKeyId: credentials.accessKeyId,
  SecretAccessKey: credentials.secretAccessKey,
  SessionToken: credentials.sessionToken,
  Expiration: new Date(credentials.expiration),
})

const mostPolicyArns = 10

interface PolicyInput {
  readonly Policy?: string | undefined
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
}

/**
 * The session policies of a request, checked against the account whose policies they may name; undefined where
 * none are passed. Source: STS API Reference, AssumeRole, "Policy", "PolicyArns".
 */
export function sessionLimits(
  { Policy: document, PolicyArns = [] }: PolicyInput,
  view: AccountView,
): SessionLimits | undefined {
  if (document !== undefined) {
    // Of session policies white space counts too. Source: STS API Reference, AssumeRole, "Policy".
    if (document.length > policyQuotas.session)
      throw validationError(
        `1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to ${policyQuotas.session}`,
      )
    const [problem] = grammarProblems(document, 'session')
    if (problem !== undefined) throw malformedPolicy(problem.message)
  }
  if (PolicyArns.length > mostPolicyArns)
    throw validationError(
      `A session takes at most ${mostPolicyArns} managed policies, not ${PolicyArns.length}.`,
    )
  const policyArns = PolicyArns.map(({ arn = '' }) => {
    if (view.compiledPolicy(arn) === undefined)
      throw validationError(`The session policy ${arn} is no managed policy of the account or of AWS.`)
    return arn
  })
  return document === undefined && policyArns.length === 0 ? undefined : { document, policyArns }
}

/** Refuses tags of one key in two letter cases, and keys that only AWS may set. */
export function checkSessionTags(tags: readonly ApiTag[]): void {
  const keys = tags.map(tag => (tag.Key ?? '').toLowerCase())
  const reserved = keys.find(key => key.startsWith('aws:'))
  if (reserved !== undefined)
    throw validationError(`The session tag key '${reserved}' begins with 'aws:', which is reserved for AWS.`)
  if (new Set(keys).size !== keys.length)
    throw new ServiceError(
      'InvalidParameterValue',
      400,
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    )
}
