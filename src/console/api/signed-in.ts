import type { SessionCredentials, SignedIn } from '../../lib/sign-in-messages.ts'

/** Reads a `SignedIn` message from outside (the network, storage); `undefined` when it is not one. */
export function readSignedIn(value: unknown): SignedIn | undefined {
  const credentials = readCredentials(record(value)?.credentials)
  const account = record(record(value)?.account)
  const principal = record(record(value)?.principal)
  const mfa = record(value)?.mfa
  const alias = account?.alias
  if (record(value)?.state !== 'signed-in' || !credentials || !account || !principal) return undefined
  if (!texts(account, 'id', 'name') || !(alias === undefined || typeof alias === 'string')) return undefined
  if (!texts(principal, 'id', 'name', 'arn') || !(principal.type === 'root' || principal.type === 'user'))
    return undefined
  if (typeof mfa !== 'boolean') return undefined
  return {
    state: 'signed-in',
    credentials,
    account: { id: account.id, alias, name: account.name },
    principal: { type: principal.type, id: principal.id, name: principal.name, arn: principal.arn },
    mfa,
  }
}

/** Reads temporary credentials from outside; `undefined` when they lack a part. */
export function readCredentials(value: unknown): SessionCredentials | undefined {
  const credentials = record(value)
  if (!credentials || !texts(credentials, 'accessKeyId', 'secretAccessKey', 'sessionToken', 'expiration'))
    return undefined
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials
  if (Number.isNaN(Date.parse(expiration))) return undefined
  return { accessKeyId, secretAccessKey, sessionToken, expiration }
}

/** The value as something with members, when it is that. */
export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

/** Whether all the named members are texts. */
export function texts<Name extends string>(
  value: Readonly<Record<string, unknown>>,
  ...names: readonly Name[]
): value is Readonly<Record<string, unknown>> & Readonly<Record<Name, string>> {
  return names.every(name => typeof value[name] === 'string')
}
