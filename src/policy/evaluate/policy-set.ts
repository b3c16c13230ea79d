import type { CompiledPolicy } from './compile.ts'

/** Policies by the levels of an organization, from its root by its units down to the account itself. */
export type PolicyLevels = readonly (readonly CompiledPolicy[])[]

/** All the policies that decide about a request. */
export interface PolicySet {
  /** Of the user and its groups, or of the role. */
  readonly identity: readonly CompiledPolicy[]
  /** The permissions boundary: it must allow as well, and never grants. */
  readonly boundary?: CompiledPolicy | undefined
  /** Policies passed with a session: one of them must allow as well. Absent: no limit. An empty list allows nothing. */
  readonly session?: readonly CompiledPolicy[] | undefined
  /** Of the principal's account; absent when the organization has none in force. Every level must allow. */
  readonly serviceControl?: PolicyLevels | undefined
  /** Of the account that owns the resource; compiled as `resource`. Every level must allow. */
  readonly resourceControl?: PolicyLevels | undefined
  /** The policy of the resource itself, compiled as `resource`, or as `trust` for a role. */
  readonly resource?: CompiledPolicy | undefined
  /** Of the VPC endpoint that the call goes through, compiled as `resource`. */
  readonly vpcEndpoint?: CompiledPolicy | undefined
  /** The account that manages the organization, which its control policies do not limit. */
  readonly managementAccount?: string | undefined
  /** The resource is under S3 Block Public Access (RestrictPublicBuckets): a public policy opens it to its account only. */
  readonly publicAccessBlocked?: boolean | undefined
}
