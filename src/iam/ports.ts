import type { Catalog } from '../policy/catalog/catalog.ts'

/**
 * What the service needs from its host besides a store. Pure TypeScript: Node and the tab each bring
 * their own implementation, tests bring fixed ones.
 */

/** Synchronous primitives; node:crypto on the server, @noble/hashes in the tab. */
export interface Hashes {
  sha256(data: Uint8Array): Uint8Array
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array
  randomBytes(length: number): Uint8Array
}

/** Seals secrets at rest and session tokens: AES-256-GCM. */
export interface Sealer {
  /** `associatedData` names where the sealed text belongs; it must be the same to open it. */
  seal(plain: Uint8Array, associatedData: string): Promise<string>
  /** Throws `SealBroken` when the text was altered, belongs elsewhere or was sealed under another key. */
  open(sealed: string, associatedData: string): Promise<Uint8Array>
}

/** argon2id, 19 MiB, t=2, p=1, in PHC string form. Runs off the event loop where the host can. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

export interface AwsManagedPolicy {
  readonly arn: string
  readonly policyId: string
  readonly policyName: string
  readonly path: string
  readonly description?: string | undefined
  readonly defaultVersionId: string
  readonly createDate: string
  readonly updateDate: string
  readonly document: string
}

/** The AWS managed policies (default versions), read from the build-time catalogue. */
export interface AwsManagedPolicies {
  get(arn: string): AwsManagedPolicy | undefined
  /** All of them, sorted by name without regard to case. */
  readonly all: readonly AwsManagedPolicy[]
}

/** Quotas of one account; AWS's defaults are in `operations/quotas.ts`. */
export interface Quotas {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly instanceProfiles: number
  readonly policies: number
  readonly versionsPerPolicy: number
  readonly accessKeysPerUser: number
  readonly mfaDevicesPerUser: number
  readonly sshKeysPerUser: number
  readonly signingCertificatesPerUser: number
  /** Of each service. */
  readonly serviceCredentialsPerUser: number
  readonly serverCertificates: number
  readonly groupsPerUser: number
  readonly attachedPoliciesPerUser: number
  readonly attachedPoliciesPerGroup: number
  readonly attachedPoliciesPerRole: number
  readonly tags: number
  readonly inlinePolicySize: { readonly User: number; readonly Group: number; readonly Role: number }
  readonly managedPolicySize: number
  readonly trustPolicySize: number
}

export interface Ports {
  /** The current time; the only clock of the service. */
  readonly now: () => Date
  readonly hashes: Hashes
  readonly sealer: Sealer
  readonly passwords: Passwords
  readonly awsPolicies: AwsManagedPolicies
  readonly quotas: Quotas
  /** The index of the catalogue of AWS services; opened when it is first asked for, which most servers never are. */
  readonly catalog: () => Promise<Catalog>
}
