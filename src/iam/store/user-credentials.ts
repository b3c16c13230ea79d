import { type Collection, joinKey } from './port.ts'

/** What a user can have besides a password and access keys. Dates are ISO 8601 strings in UTC. */

export interface SshPublicKey {
  readonly accountId: string
  readonly userId: string
  /** APKA… */
  readonly keyId: string
  readonly status: 'Active' | 'Inactive'
  readonly uploadDate: string
  /** One line as OpenSSH writes it, without a comment: the same for the same key. */
  readonly line: string
}

/** Of a user, or of the root user (`principalId` is the account id). */
export interface SigningCertificate {
  readonly accountId: string
  readonly principalId: string
  readonly certificateId: string
  readonly status: 'Active' | 'Inactive'
  readonly uploadDate: string
  /** As it was given. */
  readonly body: string
  /** SHA-256 of the certificate's bytes in hexadecimal: the same for the same certificate. */
  readonly fingerprint: string
}

export interface ServiceCredential {
  readonly accountId: string
  readonly userId: string
  /** ACCA… */
  readonly credentialId: string
  readonly serviceName: string
  /** `jane-at-111122223333`; the alias of an API key. */
  readonly serviceUserName: string
  readonly status: 'Active' | 'Inactive'
  readonly createDate: string
  /** Only of API keys that were made to expire. */
  readonly expirationDate?: string | undefined
  /** SHA-256 in base64url. The secret itself is 256 random bits that nobody needs again. */
  readonly secretHash: string
}

export const sshPublicKeys: Collection<SshPublicKey> = {
  name: 'ssh_public_keys',
  key: k => joinKey(k.accountId, k.keyId),
  indexes: {
    byUser: k => joinKey(k.accountId, k.userId, k.uploadDate, k.keyId),
    byLine: k => joinKey(k.accountId, k.userId, k.line),
  },
}

export const signingCertificates: Collection<SigningCertificate> = {
  name: 'signing_certificates',
  key: c => joinKey(c.accountId, c.certificateId),
  indexes: {
    byPrincipal: c => joinKey(c.accountId, c.principalId, c.uploadDate, c.certificateId),
    byFingerprint: c => joinKey(c.accountId, c.fingerprint),
  },
}

export const serviceCredentials: Collection<ServiceCredential> = {
  name: 'service_credentials',
  key: c => joinKey(c.accountId, c.credentialId),
  indexes: { byUser: c => joinKey(c.accountId, c.userId, c.createDate, c.credentialId) },
}
