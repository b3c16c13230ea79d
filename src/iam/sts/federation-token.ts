import { stsArn } from '../../lib/arn.ts'
import { ServiceError } from '../errors.ts'
import { memoryOperation } from '../operation.ts'
import { requestTagContext } from '../operations/tags.ts'
import { issueCredentials } from '../sign-in/session-token.ts'
import { checkSessionTags, sessionLimits, toApiCredentials } from './session-input.ts'

const hour = 3600
/** Twelve hours unless told, and never more than one hour for the root user. */
const defaultDuration = 12 * hour

/** Credentials for somebody whom the caller vouches for. Source: STS API Reference, GetFederationToken. */
export const getFederationToken = memoryOperation('GetFederationToken', {
  authorize: ({ input, accountId, caller }) => {
    if (caller.session !== undefined)
      throw new ServiceError('AccessDenied', 403, 'Cannot call GetFederationToken with session credentials')
    const resource = stsArn(accountId, 'federated-user', input.Name ?? '')
    const context = requestTagContext(input.Tags)
    const token = { resource, context }
    return input.Tags?.length ? [token, { action: 'sts:TagSession', resource, context }] : token
  },
  run: async ({ input, caller, accountId, view, ports }) => {
    const name = input.Name ?? ''
    const tags = input.Tags ?? []
    checkSessionTags(tags)
    const wanted = input.DurationSeconds ?? defaultDuration
    const issued = await issueCredentials(ports, {
      accountId,
      principalId: caller.principalId,
      kind: 'federation',
      durationSeconds: caller.type === 'root' ? Math.min(wanted, hour) : wanted,
      name,
      limits: sessionLimits(input, view),
      tags: tags.length === 0 ? undefined : tags.map(tag => ({ key: tag.Key ?? '', value: tag.Value ?? '' })),
    })
    return {
      Credentials: toApiCredentials(issued),
      FederatedUser: {
        FederatedUserId: `${accountId}:${name}`,
        Arn: stsArn(accountId, 'federated-user', name),
      },
      PackedPolicySize: issued.packedPercent,
    }
  },
})

/** Root sessions are for the account that manages an organization, and there is none here. */
export const assumeRoot = memoryOperation('AssumeRoot', {
  authorize: ({ input }) => ({
    resource: `arn:aws:iam::${input.TargetPrincipal ?? ''}:root`,
    context: { 'sts:TaskPolicyArn': input.TaskPolicyArn?.arn },
  }),
  run: async () => {
    throw new ServiceError(
      'AccessDenied',
      403,
      'AssumeRoot is open to the management account of an organization only, and this account belongs to none.',
    )
  },
})
