import type { Hashes } from '../ports.ts'

/** Where and when a signature counts: the credential scope without its terminator. */
export interface CredentialScope {
  readonly accessKeyId: string
  /** `20261123` */
  readonly date: string
  readonly region: string
  readonly service: string
}

export interface SigningKeys {
  /** A key that was derived before, so that the secret need not be opened again. */
  find(scope: CredentialScope, keyVersion: string): Uint8Array | undefined
  /** Derives the key of a scope from the plain secret. It is kept once `remember` is called. */
  derive(scope: CredentialScope, secret: string): Uint8Array
  /** Keeps a key, to be called after a signature was verified with it: strangers fill no memory. */
  remember(scope: CredentialScope, keyVersion: string, key: Uint8Array): void
}

const encoder = new TextEncoder()

/**
 * Derived signing keys ("Create a signed AWS API request", step 3), the latest of them kept.
 * A changed secret must come with a changed `keyVersion`.
 *
 * @param limit how many keys are kept; a key is some 200 bytes.
 */
export const createSigningKeys = (hashes: Pick<Hashes, 'hmacSha256'>, limit = 20_000): SigningKeys => {
  const kept = new Map<string, Uint8Array>()
  const nameOf = ({ accessKeyId, date, region, service }: CredentialScope, keyVersion: string): string =>
    `${accessKeyId}/${date}/${region}/${service}/${keyVersion}`

  return {
    find(scope, keyVersion) {
      return kept.get(nameOf(scope, keyVersion))
    },
    derive({ date, region, service }, secret) {
      return [date, region, service, 'aws4_request'].reduce<Uint8Array>(
        (key, part) => hashes.hmacSha256(key, encoder.encode(part)),
        encoder.encode(`AWS4${secret}`),
      )
    },
    remember(scope, keyVersion, key) {
      const name = nameOf(scope, keyVersion)
      if (kept.has(name)) return
      if (kept.size >= limit) {
        const oldest = kept.keys().next()
        if (!oldest.done) kept.delete(oldest.value)
      }
      kept.set(name, key)
    },
  }
}
