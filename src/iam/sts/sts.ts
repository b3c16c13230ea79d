import { accountOfAccessKeyId } from '../../lib/ids.ts'
import { openAuthorizationMessage } from '../authorize/authorization-message.ts'
import { userIdOf } from '../caller.ts'
import { ServiceError } from '../errors.ts'
import { memoryOperation } from '../operation.ts'
import { issueCredentials } from '../sign-in/session-token.ts'
import { proveMfa } from './mfa-code.ts'
import { toApiCredentials } from './session-input.ts'

/** Allowed always, even under an explicit deny: it tells nothing that the caller does not hold already. */
export const getCallerIdentity = memoryOperation('GetCallerIdentity', {
  authorize: 'none',
  run: async ({ caller }) => ({
    UserId: userIdOf(caller),
    Account: caller.accountId,
    Arn: caller.arn,
  }),
})

export const getAccessKeyInfo = memoryOperation('GetAccessKeyInfo', {
  authorize: () => ({ resource: '*' }),
  run: async ({ input, accountId, view }) => {
    const id = input.AccessKeyId ?? ''
    // A key id that its owner chose at the first run does not hold the account.
    const Account = view.accessKey(id) === undefined ? accountOfAccessKeyId(id) : accountId
    if (Account === undefined)
      throw new ServiceError(
        'ValidationError',
        400,
        `The access key id '${id}' names no account: it begins with AKIA or ASIA and has 20 characters.`,
      )
    return { Account }
  },
})

export const decodeAuthorizationMessage = memoryOperation('DecodeAuthorizationMessage', {
  authorize: () => ({ resource: '*' }),
  run: async call => ({
    DecodedMessage: await openAuthorizationMessage(call, call.input.EncodedMessage ?? ''),
  }),
})

const hour = 3600
/** Twelve hours unless told, and never more than one hour for the root user. */
const defaultDuration = 12 * hour

/** Needs no permission: the credentials can do no more than the ones that ask for them. */
export const getSessionToken = memoryOperation('GetSessionToken', {
  authorize: 'none',
  run: async call => {
    const { input, caller, ports } = call
    if (caller.session !== undefined)
      throw new ServiceError('AccessDenied', 403, 'Cannot call GetSessionToken with session credentials')
    const mfaAt = await proveMfa(call)
    const wanted = input.DurationSeconds ?? defaultDuration
    const credentials = await issueCredentials(ports, {
      accountId: caller.accountId,
      principalId: caller.principalId,
      kind: 'session-token',
      durationSeconds: caller.type === 'root' ? Math.min(wanted, hour) : wanted,
      mfaAt,
    })
    return { Credentials: toApiCredentials(credentials) }
  },
})
