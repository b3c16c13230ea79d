import { isJsonObject, type JsonObject } from '../sign-in/request-body.ts'

const text = (from: JsonObject, name: string): string | undefined => {
  const value = Object.hasOwn(from, name) ? from[name] : undefined
  return typeof value === 'string' ? value : undefined
}

interface Credential {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly clientExtensionResults: Record<string, never>
}

/** What every answer of an authenticator has; extensions are asked for by nobody, so their results are left out. */
function readCredential(value: unknown): { credential: Credential; inner: JsonObject } | undefined {
  if (!isJsonObject(value)) return undefined
  const inner = Object.hasOwn(value, 'response') ? value.response : undefined
  const [id, rawId] = [text(value, 'id'), text(value, 'rawId')]
  if (id === undefined || rawId === undefined || !isJsonObject(inner)) return undefined
  if (text(value, 'type') !== 'public-key') return undefined
  return { credential: { id, rawId, type: 'public-key', clientExtensionResults: {} }, inner }
}

/** What a passkey answers when it signs somebody in; every text is in base64url, and none is verified. */
export interface AssertionAnswer extends Credential {
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string
  }
}

/** The answer in a request; undefined for what is none. */
export function readAssertion(value: unknown): AssertionAnswer | undefined {
  const read = readCredential(value)
  if (read === undefined) return undefined
  const { credential, inner } = read
  const clientDataJSON = text(inner, 'clientDataJSON')
  const authenticatorData = text(inner, 'authenticatorData')
  const signature = text(inner, 'signature')
  const userHandle = text(inner, 'userHandle')
  if (clientDataJSON === undefined || authenticatorData === undefined || signature === undefined)
    return undefined
  return {
    ...credential,
    response: {
      clientDataJSON,
      authenticatorData,
      signature,
      ...(userHandle === undefined ? {} : { userHandle }),
    },
  }
}

/** What a new passkey answers; every text is in base64url, and none is verified. */
export interface RegistrationAnswer extends Credential {
  readonly response: {
    readonly clientDataJSON: string
    readonly attestationObject: string
    /** How the browser reaches it. */
    readonly transports: readonly string[]
  }
}

/** The answer in a request; undefined for what is none. */
export function readRegistration(value: unknown): RegistrationAnswer | undefined {
  const read = readCredential(value)
  if (read === undefined) return undefined
  const { credential, inner } = read
  const clientDataJSON = text(inner, 'clientDataJSON')
  const attestationObject = text(inner, 'attestationObject')
  if (clientDataJSON === undefined || attestationObject === undefined) return undefined
  const given = Object.hasOwn(inner, 'transports') ? inner.transports : undefined
  const transports = (Array.isArray(given) ? given : []).filter(isTransport).slice(0, 8)
  return { ...credential, response: { clientDataJSON, attestationObject, transports } }
}

/** Source: Web Authentication Level 3, "Authenticator Transport Enumeration"; names to come look alike. */
const isTransport = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z-]{0,31}$/.test(value)
