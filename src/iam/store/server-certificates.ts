import { foldName, type Tag } from './collections.ts'
import { type Collection, joinKey } from './port.ts'

/** What lists and policies need of a server certificate. Dates are ISO 8601 strings in UTC. */
export interface ServerCertificate {
  readonly accountId: string
  /** ASCA… */
  readonly certificateId: string
  readonly name: string
  readonly path: string
  readonly uploadDate: string
  readonly expiration: string
  readonly tags: readonly Tag[]
}

/** The rest of it, which can be megabytes long and which only GetServerCertificate reads. */
export interface ServerCertificateBody {
  readonly accountId: string
  readonly certificateId: string
  /** As they were given. */
  readonly body: string
  readonly chain?: string | undefined
  /** The private key, sealed (see `seal.ts`); its associated data name this collection and the id. */
  readonly sealedPrivateKey: string
}

export const serverCertificates: Collection<ServerCertificate> = {
  name: 'server_certificates',
  key: c => joinKey(c.accountId, c.certificateId),
  indexes: {
    byName: c => joinKey(c.accountId, foldName(c.name)),
    byPath: c => joinKey(c.accountId, c.path, foldName(c.name)),
  },
}

export const serverCertificateBodies: Collection<ServerCertificateBody> = {
  name: 'server_certificate_bodies',
  key: c => joinKey(c.accountId, c.certificateId),
  indexes: {},
}
