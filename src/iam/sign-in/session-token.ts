import { newAccessKeyId, newSecretAccessKey } from '../../lib/ids.ts'
import type { SessionCredentials } from '../../lib/sign-in-messages.ts'
import type { Session } from '../caller.ts'
import type { Ports } from '../ports.ts'
import { SealBroken } from '../seal.ts'
import { expiredToken, invalidClientTokenId } from '../wire/auth-errors.ts'

/**
 * Temporary credentials that need no row: the session token is a sealed document that says whose they are, and
 * holds their secret access key. Only the service can open it, so the token alone, which every request shows,
 * gives nobody the secret; and with its 240 random bits the secret is bound to this one token.
 *
 * How long they live: until `expiresAt`, or until the principal is deleted, since whoever uses an opened session
 * has to find its principal by the unique id first. As with AWS, a changed or deleted password and a deactivated
 * access key end no session that exists: to stop a person at once, delete the user or deny what it may do.
 */

const associatedData = 'session-token'
const formatVersion = 1
/** Our own tokens have some 400 characters; anything much longer is not worth decrypting. */
const maxTokenLength = 2048

/** A session lasts this long from sign-in at the console: twelve hours, in seconds. */
export const signInSessionSeconds = 12 * 60 * 60

export interface NewSession {
  readonly accountId: string
  /** AIDA…, or the account id for the root user. */
  readonly principalId: string
  readonly kind: Session['kind']
  readonly durationSeconds: number
  /** When MFA was given, seconds since 1970. */
  readonly mfaAt?: number | undefined
}

/** What a valid token stands for. That the principal still exists is for the reader to check. */
export interface OpenedSession {
  readonly accountId: string
  readonly principalId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly session: Session
}

/** The sealed document; short names, for it goes with every request. */
interface TokenDocument {
  readonly v: number
  readonly account: string
  readonly principal: string
  readonly key: string
  readonly secret: string
  readonly kind: Session['kind']
  readonly from: number
  readonly until: number
  readonly mfa?: number | undefined
}

/** Makes temporary credentials. Writes nothing. */
export async function issueCredentials(
  ports: Pick<Ports, 'now' | 'hashes' | 'sealer'>,
  { accountId, principalId, kind, durationSeconds, mfaAt }: NewSession,
): Promise<SessionCredentials> {
  const from = Math.floor(ports.now().getTime() / 1000)
  const document: TokenDocument = {
    v: formatVersion,
    account: accountId,
    principal: principalId,
    key: newAccessKeyId('ASIA', accountId, ports.hashes.randomBytes),
    secret: newSecretAccessKey(ports.hashes.randomBytes),
    kind,
    from,
    until: from + durationSeconds,
    ...(mfaAt === undefined ? {} : { mfa: mfaAt }),
  }
  const plain = new TextEncoder().encode(JSON.stringify(document))
  return {
    accessKeyId: document.key,
    secretAccessKey: document.secret,
    sessionToken: await ports.sealer.seal(plain, associatedData),
    expiration: new Date(document.until * 1000).toISOString(),
  }
}

export interface SessionOpener {
  /**
   * The session behind a token. `accessKeyId` is the one the request names: the signature does not cover it, so it
   * must be the token's own. Throws `InvalidClientTokenId` for a token that is not ours, was altered or belongs to
   * another key, `ExpiredToken` for one whose time is over.
   */
  open(token: string, accessKeyId: string): Promise<OpenedSession>
}

/** `capacity`: how many opened tokens are remembered, so that only the first request of each is decrypted. */
export function createSessionOpener(ports: Pick<Ports, 'now' | 'sealer'>, capacity = 4096): SessionOpener {
  const opened = new Map<string, OpenedSession>()

  const remember = (token: string, session: OpenedSession) => {
    opened.delete(token)
    opened.set(token, session)
    if (opened.size <= capacity) return
    const oldest = opened.keys().next()
    if (!oldest.done) opened.delete(oldest.value)
  }

  return {
    async open(token, accessKeyId) {
      const session = opened.get(token) ?? (await unseal(ports.sealer, token))
      if (session.accessKeyId !== accessKeyId) throw invalidClientTokenId()
      if (ports.now().getTime() >= session.session.expiresAt * 1000) {
        opened.delete(token)
        throw expiredToken()
      }
      remember(token, session)
      return session
    },
  }
}

async function unseal(sealer: Ports['sealer'], token: string): Promise<OpenedSession> {
  if (token.length > maxTokenLength) throw invalidClientTokenId()
  let plain: Uint8Array
  try {
    plain = await sealer.open(token, associatedData)
  } catch (error) {
    if (error instanceof SealBroken) throw invalidClientTokenId()
    throw error
  }
  // Sealed by ourselves, so its members are what we wrote: only the version can differ.
  const document = JSON.parse(new TextDecoder().decode(plain)) as TokenDocument
  if (document.v !== formatVersion) throw invalidClientTokenId()
  return {
    accountId: document.account,
    principalId: document.principal,
    accessKeyId: document.key,
    secretAccessKey: document.secret,
    session: {
      kind: document.kind,
      issuedAt: document.from,
      expiresAt: document.until,
      mfaAt: document.mfa,
    },
  }
}
