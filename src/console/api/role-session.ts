import type { SessionCredentials, SignedIn } from '../../lib/sign-in-messages.ts'
import { readCredentials, record, texts } from './signed-in.ts'

/** A role to switch to, as a person names it. */
export interface SwitchableRole {
  /** Twelve digits. */
  readonly accountId: string
  /** The account's alias, where it is known. */
  readonly accountAlias?: string | undefined
  /** With its path but without a slash before it, such as `ops/Deployer`: what stands behind `role/` in the ARN. */
  readonly roleName: string
  /** What the banner calls it; empty where the person gave no name. */
  readonly displayName: string
  /** One of `roleColors`, or empty. */
  readonly color: string
}

/** The temporary credentials of a role, and what the person wants to see of it. */
export interface RoleSession {
  /** Stays the same when the credentials are renewed. */
  readonly id: string
  readonly role: SwitchableRole
  readonly credentials: SessionCredentials
  /** `arn:aws:sts::444455556666:assumed-role/Deployer/alice` */
  readonly arn: string
  /** What was asked for; a renewal asks for the same. */
  readonly terms: SessionTerms
}

/** How long a session of a role is to be, and what it is limited to. */
export interface SessionTerms {
  readonly durationSeconds: number
  /** A session policy: the session may do what it and the role both allow. */
  readonly policy?: string | undefined
}

/** Whom every call of the console is made as: the person who signed in, or a role that they switched to. */
export interface Session {
  /** Differs for each sign-in and each switch; caches of two ids must never mix. */
  readonly id: string
  readonly credentials: SessionCredentials
  /** The account that the screens show. Of another account than one's own, only the id may be known. */
  readonly account: {
    readonly id: string
    readonly alias?: string | undefined
    readonly name?: string | undefined
  }
  readonly principal: {
    readonly type: 'root' | 'user' | 'role'
    /** User name, the root user's e-mail address, or the role's name without its path. */
    readonly name: string
    readonly arn: string
  }
  /** Who signed in, under a role too. */
  readonly person: SignedIn['principal']
  /** Whether they signed in with MFA. */
  readonly mfa: boolean
  /** Only under a role. */
  readonly role?: RoleSession | undefined
}

/** `arn:aws:iam::444455556666:role/ops/Deployer` */
export const switchableRoleArn = ({ accountId, roleName }: SwitchableRole): string =>
  `arn:aws:iam::${accountId}:role/${roleName}`

/** `Deployer` of `ops/Deployer`. */
export const plainRoleName = ({ roleName }: SwitchableRole): string =>
  roleName.slice(roleName.lastIndexOf('/') + 1)

/** The session of a person without a role; `id` stays the same when the credentials are renewed. */
export const ownSession = (signedIn: SignedIn, id = signedIn.credentials.accessKeyId): Session => ({
  id,
  credentials: signedIn.credentials,
  account: signedIn.account,
  principal: signedIn.principal,
  person: signedIn.principal,
  mfa: signedIn.mfa,
})

/** The session of a person under a role. */
export const underRole = (signedIn: SignedIn, session: RoleSession): Session => {
  const { accountId, accountAlias } = session.role
  return {
    id: session.id,
    credentials: session.credentials,
    account: signedIn.account.id === accountId ? signedIn.account : { id: accountId, alias: accountAlias },
    principal: { type: 'role', name: plainRoleName(session.role), arn: session.arn },
    person: signedIn.principal,
    mfa: signedIn.mfa,
    role: session,
  }
}

/** Reads a role that was kept in storage; `undefined` when it is none. */
export function readSwitchableRole(value: unknown): SwitchableRole | undefined {
  const role = record(value)
  if (!role || !texts(role, 'accountId', 'roleName', 'displayName', 'color')) return undefined
  const { accountId, accountAlias, roleName, displayName, color } = role
  return {
    accountId,
    accountAlias: typeof accountAlias === 'string' ? accountAlias : undefined,
    roleName,
    displayName,
    color,
  }
}

/** Reads a role session that was kept in storage; `undefined` when it is none. */
export function readRoleSession(value: unknown): RoleSession | undefined {
  const session = record(value)
  const role = readSwitchableRole(session?.role)
  const credentials = readCredentials(session?.credentials)
  if (!session || !role || !credentials || !texts(session, 'id', 'arn')) return undefined
  const terms = readTerms(session.terms)
  return terms && { id: session.id, role, credentials, arn: session.arn, terms }
}

function readTerms(value: unknown): SessionTerms | undefined {
  const { durationSeconds, policy } = record(value) ?? {}
  if (typeof durationSeconds !== 'number' || !(policy === undefined || typeof policy === 'string'))
    return undefined
  return { durationSeconds, policy }
}
