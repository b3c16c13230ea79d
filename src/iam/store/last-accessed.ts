import { type Collection, joinKey } from './port.ts'

/** When and from which region something was last attempted. */
export interface Attempt {
  /** ISO 8601 in UTC. */
  readonly date: string
  readonly region: string
}

/** What a user, a role or the root user last attempted, allowed or not. */
export interface AccessRecord {
  readonly accountId: string
  /** AIDA…, AROA…, or the account id for the root user. */
  readonly principalId: string
  /** By action: `iam:GetUser`. */
  readonly attempts: Readonly<Record<string, Attempt>>
}

/** An attempt with the user or role that made it. */
export interface EntityAttempt extends Attempt {
  readonly arn: string
}

/** The last attempt at a service, and how many users and roles have attempted any. */
export interface ServiceAttempts extends EntityAttempt {
  readonly entities: number
}

/** A report of GenerateServiceLastAccessedDetails, as it was when it was asked for. */
export interface AccessReport {
  readonly accountId: string
  readonly jobId: string
  /** What it is about. */
  readonly arn: string
  /** Who asked for it, by `userIdOf`: nobody else may read it. */
  readonly requestedBy: string
  readonly createDate: string
  readonly granularity: 'SERVICE_LEVEL' | 'ACTION_LEVEL'
  /** Prefixes of the services that the policies allow, sorted. */
  readonly services: readonly string[]
  /** By service; absent for those that nobody attempted. */
  readonly attempts: Readonly<Record<string, ServiceAttempts>>
  /** The allowed actions of services that are recorded, sorted: `iam:GetUser`. Empty at service level. */
  readonly actions: readonly string[]
  /** By action; absent for those that nobody attempted. */
  readonly actionAttempts: Readonly<Record<string, EntityAttempt>>
}

export const accessRecords: Collection<AccessRecord> = {
  name: 'access_records',
  key: r => joinKey(r.accountId, r.principalId),
  indexes: {},
}

export const accessReports: Collection<AccessReport> = {
  name: 'access_reports',
  key: r => joinKey(r.accountId, r.jobId),
  indexes: { byAge: r => joinKey(r.accountId, r.createDate, r.jobId) },
}
