import { rootArn, stsArn } from '../lib/arn.ts'
import type { AccountView, AccountViews } from './authorize/account-view.ts'
import type { Caller, Session } from './caller.ts'
import { ServiceError } from './errors.ts'
import { secretPlace } from './operations/access-keys.ts'
import { arnOfRole, arnOfUser } from './operations/lookup.ts'
import type { Ports } from './ports.ts'
import type { SessionOpener } from './sign-in/session-token.ts'
import type { AccessKey } from './store/collections.ts'
import { invalidClientTokenId } from './wire/auth-errors.ts'
import type { RequestParts } from './wire/canonical-request.ts'
import { createSigningKeys } from './wire/signing-keys.ts'
import { parseSigV4, type SigV4, verifySigV4 } from './wire/sigv4.ts'

export interface Authenticated {
  readonly caller: Caller
  /** The region of the credential scope. */
  readonly region: string
}

/** Proves who sent a request. Throws AWS's errors. */
export type Authenticate = (request: RequestParts, service: string, now: Date) => Promise<Authenticated>

interface Proof {
  readonly accountId: string
  readonly principalId: string
  readonly session?: Session | undefined
}

/**
 * Signature Version 4 with long-term keys from the snapshot, or with temporary credentials from their token.
 * A derived signing key is kept, so that a key's secret is opened once a day and region.
 */
export function createAuthenticate(views: AccountViews, ports: Ports, sessions: SessionOpener): Authenticate {
  const signingKeys = createSigningKeys(ports.hashes)

  const verify = async (auth: SigV4, secretOf: () => string | Promise<string>): Promise<void> => {
    const kept = signingKeys.find(auth, secretVersion)
    const key = kept ?? signingKeys.derive(auth, await secretOf())
    verifySigV4(auth, key, ports.hashes)
    if (kept === undefined) signingKeys.remember(auth, secretVersion, key)
  }

  const openSecret = async (key: AccessKey): Promise<string> =>
    new TextDecoder().decode(await ports.sealer.open(key.sealedSecret, secretPlace(key.accessKeyId)))

  const byLongTermKey = async (auth: SigV4): Promise<Proof> => {
    const key = views.accessKey(auth.accessKeyId)
    if (key === undefined || key.status !== 'Active') throw invalidClientTokenId()
    await verify(auth, () => openSecret(key))
    return key
  }

  const bySessionToken = async (auth: SigV4, token: string): Promise<Proof> => {
    const opened = await sessions.open(token, auth.accessKeyId)
    await verify(auth, () => opened.secretAccessKey)
    return opened
  }

  return async (request, service, now) => {
    const auth = parseSigV4(request, service, now)
    const { sessionToken } = auth
    const proof = await (sessionToken === undefined
      ? byLongTermKey(auth)
      : bySessionToken(auth, sessionToken))
    return { caller: callerOf(views, proof, auth.accessKeyId), region: auth.region }
  }
}

/** Secrets never change under an access key id, so one version is all there is. */
const secretVersion = '1'

/**
 * Whether credentials that were good a moment ago still are. Throws `InvalidClientTokenId` when their user or
 * access key is gone or inactive, `ConcurrentModification` when the user bears another name by now: what was
 * decided about the name it had says nothing about whoever has that name today.
 */
export function requireSameCaller(views: AccountViews, caller: Caller): void {
  const { accountId, principalId, accessKeyId, session } = caller
  if (session === undefined && views.accessKey(accessKeyId)?.status !== 'Active') throw invalidClientTokenId()
  const now = callerOf(views, { accountId, principalId, session }, accessKeyId)
  if (now.arn !== caller.arn)
    throw new ServiceError(
      'ConcurrentModification',
      409,
      `The user ${caller.arn} was renamed or moved while its request waited; send the request again.`,
    )
}

/**
 * A principal that was deleted is nobody, whatever its credentials say. So is a session of the root user from before its
 * recovery, and whoever got a federation token of it.
 */
function callerOf(views: AccountViews, proof: Proof, accessKeyId: string): Caller {
  const { accountId, principalId, session } = proof
  const view = views.account(accountId)
  if (view === undefined) throw invalidClientTokenId()
  const isRoot = principalId === accountId
  if (isRoot && session !== undefined && session.issuedAt < (view.account.rootSessionsFrom ?? 0))
    throw invalidClientTokenId()
  const common = { accountId, principalId, accessKeyId }
  if (session?.kind === 'role') return roleCaller(view, common, session)
  const user = isRoot ? undefined : view.userById(principalId)
  if (user === undefined && !isRoot) throw invalidClientTokenId()
  const arn = user === undefined ? rootArn(accountId) : arnOfUser(user)
  if (session?.kind === 'federation') return federatedCaller(common, arn, session)
  if (user === undefined) return { ...common, type: 'root', arn, session }
  return { ...common, type: 'user', arn, userName: user.userName, session }
}

type CommonOfCaller = Pick<Caller, 'accountId' | 'principalId' | 'accessKeyId'>

function roleCaller(view: AccountView, common: CommonOfCaller, session: Session): Caller {
  const role = view.roleById(common.principalId)
  if (role === undefined) throw invalidClientTokenId()
  const { name: sessionName = '' } = session
  return {
    ...common,
    type: 'assumedRole',
    arn: stsArn(common.accountId, 'assumed-role', `${role.roleName}/${sessionName}`),
    roleArn: arnOfRole(role),
    roleName: role.roleName,
    sessionName,
    session,
  }
}

function federatedCaller(common: CommonOfCaller, issuerArn: string, session: Session): Caller {
  const { name: federatedName = '' } = session
  return {
    ...common,
    type: 'federatedUser',
    arn: stsArn(common.accountId, 'federated-user', federatedName),
    issuerArn,
    federatedName,
    session,
  }
}
