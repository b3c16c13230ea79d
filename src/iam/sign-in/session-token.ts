import { decodeBase64url, encodeBase64url } from '../../lib/base64url.ts'
import { deflate, inflate } from '../../lib/compress.ts'
import { newAccessKeyId, newSecretAccessKey } from '../../lib/ids.ts'
import type { SessionCredentials } from '../../lib/sign-in-messages.ts'
import type { Session } from '../caller.ts'
import { ServiceError } from '../errors.ts'
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
 * access key end no session that exists: to stop a person at once, delete the user or deny what it may do. Those of the
 * root user, who can be neither, end when it is recovered (`Account.rootSessionsFrom`).
 */

const associatedData = 'session-token'
const formatVersion = 1
/** Our own tokens have some 400 characters and those with policies and tags more; what is longer is not ours. */
const maxTokenLength = 8192
/** Bytes that session policies and tags may take in a token, compressed, and characters before that. */
const packedLimit = 3072
const unpackedLimit = 32_768

/** A session lasts this long from sign-in at the console: twelve hours, in seconds. */
export const signInSessionSeconds = 12 * 60 * 60

export interface NewSession extends Told {
  readonly accountId: string
  /** AIDA…, or the account id for the root user. */
  readonly principalId: string
  readonly durationSeconds: number
}

/** What the token says of the session beside its times. */
type Told = Omit<Session, 'issuedAt' | 'expiresAt'>

/** The part of it that can be long. */
type Packed = Pick<Session, 'limits' | 'tags' | 'transitiveTagKeys'>

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
  readonly name?: string | undefined
  readonly source?: string | undefined
  /** Session policies and tags, compressed, in base64url. */
  readonly packed?: string | undefined
}

/** Temporary credentials, and how much of the room for session policies and tags they take, in percent. */
export interface IssuedCredentials extends SessionCredentials {
  readonly packedPercent?: number | undefined
}

/** Source: STS API Reference, AssumeRole, "PackedPolicySize". */
const packedPolicyTooLarge = (percent: number): ServiceError =>
  new ServiceError(
    'PackedPolicyTooLarge',
    400,
    `Packed size of session policies and tags is ${percent} percent of the allowed size: pass fewer or shorter ones.`,
  )

async function pack(
  packed: Packed,
): Promise<{ readonly text: string; readonly percent: number } | undefined> {
  if (Object.values(packed).every(member => member === undefined)) return undefined
  const text = JSON.stringify(packed)
  // What compresses well in the token is as long as ever in memory once the token is opened.
  if (text.length > unpackedLimit) throw packedPolicyTooLarge(Math.ceil((text.length / unpackedLimit) * 100))
  const bytes = await deflate(text)
  const percent = Math.ceil((bytes.length / packedLimit) * 100)
  if (percent > 100) throw packedPolicyTooLarge(percent)
  return { text: encodeBase64url(bytes), percent }
}

/** Makes temporary credentials. Writes nothing. Throws `PackedPolicyTooLarge`. */
export async function issueCredentials(
  ports: Pick<Ports, 'now' | 'hashes' | 'sealer'>,
  { accountId, principalId, kind, durationSeconds, mfaAt, name, sourceIdentity, ...rest }: NewSession,
): Promise<IssuedCredentials> {
  const { limits, tags, transitiveTagKeys } = rest
  const packed = await pack({ limits, tags, transitiveTagKeys })
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
    mfa: mfaAt,
    name,
    source: sourceIdentity,
    packed: packed?.text,
  }
  const plain = new TextEncoder().encode(JSON.stringify(document))
  return {
    accessKeyId: document.key,
    secretAccessKey: document.secret,
    sessionToken: await ports.sealer.seal(plain, associatedData),
    expiration: new Date(document.until * 1000).toISOString(),
    ...(packed === undefined ? {} : { packedPercent: packed.percent }),
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

const unpack = async (text: string): Promise<Packed> =>
  JSON.parse(await inflate(decodeBase64url(text) ?? new Uint8Array())) as Packed

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
      name: document.name,
      sourceIdentity: document.source,
      ...(document.packed === undefined ? {} : await unpack(document.packed)),
    },
  }
}
