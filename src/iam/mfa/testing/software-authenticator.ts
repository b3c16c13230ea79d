import { decodeBase64url, encodeBase64url } from '../../../lib/base64url.ts'
import type { AssertionAnswer, RegistrationAnswer } from '../passkey-response.ts'

/** What a test may have go wrong; the rest is as the options and the page say. */
export interface Ceremony {
  /** Of the page. */
  readonly origin: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  /** Whether somebody touched it; true unless given. */
  readonly present?: boolean
  readonly userHandle?: string
  /** The format of its attestation, with as much of a certificate; `none` unless given. */
  readonly attestation?: { readonly format: string; readonly certificate: Uint8Array }
}

export interface SoftwareAuthenticator {
  /** In base64url. */
  readonly credentialId: string
  /** The signature counter as it stands; it goes up before each signature. Undefined: it keeps none and says 0. */
  counter: number | undefined
  create(options: PublicKeyCredentialCreationOptionsJSON, how: Ceremony): Promise<RegistrationAnswer>
  get(options: PublicKeyCredentialRequestOptionsJSON, how: Ceremony): Promise<AssertionAnswer>
}

const encoder = new TextEncoder()
const { subtle } = globalThis.crypto

const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap(part => [...part]))

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await subtle.digest('SHA-256', bytes))

/** CBOR (RFC 8949): a head of a major type, and what it stands before. */
const head = (major: number, value: number): number[] => {
  const type = major << 5
  if (value < 24) return [type | value]
  return value < 256 ? [type | 24, value] : [type | 25, value >> 8, value & 255]
}
const int = (value: number): number[] => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Uint8Array): Uint8Array => joined(head(2, value.length), value)
const text = (value: string): Uint8Array => joined(head(3, value.length), encoder.encode(value))
const map = (...entries: readonly (readonly (Uint8Array | readonly number[])[])[]): Uint8Array =>
  joined(head(5, entries.length), ...entries.flat())

/** The public key as COSE has it: ES256 over P-256. */
const coseKey = ({ x = '', y = '' }: JsonWebKey): Uint8Array =>
  map(
    [int(1), int(2)],
    [int(3), int(-7)],
    [int(-1), int(1)],
    [int(-2), bytes(decodeBase64url(x) ?? joined())],
    [int(-3), bytes(decodeBase64url(y) ?? joined())],
  )

/** A signature as X.509 writes it; WebCrypto gives both numbers one after the other. */
function toDer(raw: Uint8Array): Uint8Array {
  const number = (value: Uint8Array): Uint8Array => {
    const start = value.findIndex(byte => byte !== 0)
    const rest = value.subarray(start < 0 ? value.length - 1 : start)
    const signed = (rest[0] ?? 0) > 127 ? joined([0], rest) : rest
    return joined([2, signed.length], signed)
  }
  const both = joined(number(raw.subarray(0, 32)), number(raw.subarray(32)))
  return joined([0x30, both.length], both)
}

const clientData = (type: string, challenge: string, how: Ceremony): Uint8Array<ArrayBuffer> =>
  joined(
    encoder.encode(
      JSON.stringify({
        type: how.type ?? type,
        challenge: how.challenge ?? challenge,
        origin: how.origin,
        crossOrigin: false,
      }),
    ),
  )

/**
 * A passkey in memory: its answers are what a browser and a security key would give, signed with a real key, so that
 * tests can have each part of them wrong.
 */
export async function createSoftwareAuthenticator(counter?: number): Promise<SoftwareAuthenticator> {
  const keys = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const publicKey = coseKey(await subtle.exportKey('jwk', keys.publicKey))
  const id = globalThis.crypto.getRandomValues(new Uint8Array(32))
  const credentialId = encodeBase64url(id)
  let userHandle: string | undefined

  const authenticatorData = async (rpId: string, how: Ceremony, attested = joined()) => {
    const present = how.present === false ? 0 : 0x05
    const flags = present | (attested.length > 0 ? 0x40 : 0)
    const count = new DataView(new ArrayBuffer(4))
    count.setUint32(0, authenticator.counter ?? 0)
    const rpIdHash = await sha256(joined(encoder.encode(how.rpId ?? rpId)))
    return joined(rpIdHash, [flags], new Uint8Array(count.buffer), attested)
  }

  const common = {
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    clientExtensionResults: {},
  } as const

  const authenticator: SoftwareAuthenticator = {
    credentialId,
    counter,
    async create({ challenge, rp, user }, how) {
      userHandle = user.id
      const attested = joined(new Uint8Array(16), [0, id.length], id, publicKey)
      const authData = await authenticatorData(rp.id ?? '', how, attested)
      const attestation = map(
        [text('fmt'), text(how.attestation?.format ?? 'none')],
        [
          text('attStmt'),
          how.attestation === undefined
            ? map()
            : map([text('x5c'), joined(head(4, 1), bytes(how.attestation.certificate))]),
        ],
        [text('authData'), bytes(authData)],
      )
      return {
        ...common,
        response: {
          clientDataJSON: encodeBase64url(clientData('webauthn.create', challenge, how)),
          attestationObject: encodeBase64url(attestation),
          transports: ['internal'],
        },
      }
    },
    async get({ challenge, rpId = '' }, how) {
      if (authenticator.counter !== undefined) authenticator.counter++
      const data = clientData('webauthn.get', challenge, how)
      const authData = await authenticatorData(rpId, how)
      const signed = joined(authData, await sha256(data))
      const raw = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, signed)
      const handle = how.userHandle ?? userHandle
      return {
        ...common,
        response: {
          clientDataJSON: encodeBase64url(data),
          authenticatorData: encodeBase64url(authData),
          signature: encodeBase64url(toDer(new Uint8Array(raw))),
          ...(handle === undefined ? {} : { userHandle: handle }),
        },
      }
    },
  }
  return authenticator
}
