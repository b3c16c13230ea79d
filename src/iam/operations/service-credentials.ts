import { iamArn } from '../../lib/arn.ts'
import { encodeBase64url } from '../../lib/base64url.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { limitExceeded, noSuch, validationError } from '../errors.ts'
import { encodeBase64 } from '../keys/bytes.ts'
import { type Authorization, type Call, readOperation, writeOperation } from '../operation.ts'
import type { Ports } from '../ports.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { type ServiceCredential, serviceCredentials } from '../store/user-credentials.ts'
import { settableStatus } from './credential-owner.ts'
import { getUserByName, onUser, onUserOrSelf, ownUserName, requireUserName } from './lookup.ts'
import { allOf, pageOfArray } from './paging.ts'

/**
 * The services that take such credentials, and what theirs are: a user name with a password, or an API key.
 * Source: IAM API Reference, "CreateServiceSpecificCredential".
 */
const kinds: Readonly<Record<string, 'password' | 'api-key'>> = {
  'codecommit.amazonaws.com': 'password',
  'cassandra.amazonaws.com': 'password',
  'bedrock.amazonaws.com': 'api-key',
}

function kindOf(serviceName = ''): 'password' | 'api-key' {
  const kind = Object.hasOwn(kinds, serviceName) ? kinds[serviceName] : undefined
  if (kind === undefined)
    throw noSuch(`No such service ${serviceName} is supported for Service Specific Credentials`)
  return kind
}

const day = 86_400_000

/** Past its expiry it is `Expired` whatever was set. */
const statusOf = (credential: ServiceCredential, now: Date) =>
  credential.expirationDate !== undefined && new Date(credential.expirationDate) <= now
    ? ('Expired' as const)
    : credential.status

const metadata = (userName: string, credential: ServiceCredential, now: Date) => ({
  UserName: userName,
  ServiceName: credential.serviceName,
  ServiceSpecificCredentialId: credential.credentialId,
  Status: statusOf(credential, now),
  CreateDate: new Date(credential.createDate),
  ...(credential.expirationDate && { ExpirationDate: new Date(credential.expirationDate) }),
  ...(kinds[credential.serviceName] === 'api-key'
    ? { ServiceCredentialAlias: credential.serviceUserName }
    : { ServiceUserName: credential.serviceUserName }),
})

/** A new secret: what its owner is shown this once, and the hash that is kept. */
function newSecret({ hashes }: Ports, serviceName: string, alias: string) {
  const password = encodeBase64(hashes.randomBytes(32))
  const hash = encodeBase64url(hashes.sha256(new TextEncoder().encode(password)))
  return kindOf(serviceName) === 'password'
    ? { shown: { ServicePassword: password }, hash }
    : // An API key carries its alias, so that the service knows whose it is.
      { shown: { ServiceCredentialSecret: `ABSK${btoa(`${alias}:${password}`)}` }, hash }
}

const ofUser = (tx: ReadTx, accountId: string, userId: string): Promise<ServiceCredential[]> =>
  allOf(tx, serviceCredentials, 'byUser', joinKey(accountId, userId, ''))

/** `jane-at-111122223333`, and with a number for the second one of the same service. */
function freeUserName(userName: string, accountId: string, taken: readonly ServiceCredential[]): string {
  const names = new Set(taken.map(credential => credential.serviceUserName))
  for (let number = 0; ; number++) {
    const name = `${userName}${number === 0 ? '' : `+${number}`}-at-${accountId}`
    if (!names.has(name)) return name
  }
}

export const createServiceSpecificCredential = writeOperation('CreateServiceSpecificCredential', {
  authorize: call =>
    onUser(call, call.input.UserName, {
      'iam:ServiceSpecificCredentialServiceName': call.input.ServiceName,
      'iam:ServiceSpecificCredentialAgeDays': call.input.CredentialAgeDays?.toString(),
    }),
  run: async ({ tx, input, accountId, now, ports }) => {
    const { ServiceName: serviceName = '', CredentialAgeDays: age } = input
    const user = await getUserByName(tx, accountId, input.UserName)
    if (kindOf(serviceName) === 'password' && age !== undefined)
      throw validationError(
        `CredentialAgeDays cannot be specified for the service ${serviceName}: its credentials do not expire.`,
      )
    const all = await ofUser(tx, accountId, user.userId)
    const same = all.filter(credential => credential.serviceName === serviceName)
    const limit = ports.quotas.serviceCredentialsPerUser
    if (same.length >= limit) throw limitExceeded('ServiceSpecificCredentialsPerUser', limit)
    const serviceUserName = freeUserName(user.userName, accountId, same)
    const { shown, hash } = newSecret(ports, serviceName, serviceUserName)
    const credential: ServiceCredential = {
      accountId,
      userId: user.userId,
      credentialId: newUniqueId('ACCA', ports.hashes.randomBytes),
      serviceName,
      serviceUserName,
      status: 'Active',
      createDate: now.toISOString(),
      expirationDate: age === undefined ? undefined : new Date(now.getTime() + age * day).toISOString(),
      secretHash: hash,
    }
    await tx.put(serviceCredentials, credential)
    return { ServiceSpecificCredential: { ...metadata(user.userName, credential, now), ...shown } }
  },
})

/** Everybody's at once is decided on all users. */
export const listServiceSpecificCredentials = readOperation('ListServiceSpecificCredentials', {
  authorize: call =>
    call.input.AllUsers === true
      ? { resource: iamArn(call.accountId, 'user', '/', '*') }
      : onUserOrSelf(call),
  run: async call => {
    const { tx, input, accountId, view, now } = call
    const { ServiceName: serviceName, AllUsers: everybody = false } = input
    if (serviceName !== undefined) kindOf(serviceName)
    if (everybody && input.UserName !== undefined)
      throw validationError('UserName and AllUsers cannot be specified together.')
    const all = everybody
      ? await allOf(tx, serviceCredentials, 'byUser', joinKey(accountId, ''))
      : await ofUser(tx, accountId, (await getUserByName(tx, accountId, requireUserName(call))).userId)
    const wanted = all.filter(one => serviceName === undefined || one.serviceName === serviceName)
    const placeOf = (one: ServiceCredential): string => joinKey(one.userId, one.createDate, one.credentialId)
    const { items, ...paging } = pageOfArray(wanted, placeOf, input)
    return {
      ServiceSpecificCredentials: items.map(one =>
        metadata(view.userById(one.userId)?.userName ?? '', one, now),
      ),
      ...paging,
    }
  },
})

interface OneCredential {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string | undefined
}

/** On the user that is named, or the caller; for which service is told to policies as far as it exists. */
function onOwner(call: Call<OneCredential>): Authorization {
  const authorization = onUserOrSelf(call)
  const found = call.view.serviceCredential(call.input.ServiceSpecificCredentialId ?? '')
  const owner = found && call.view.userById(found.userId)
  if (owner === undefined || owner !== call.view.user(ownUserName(call) ?? '')) return authorization
  const key = { 'iam:ServiceSpecificCredentialServiceName': found?.serviceName }
  return { ...authorization, context: { ...authorization.context, ...key } }
}

async function getCredential(call: Call<OneCredential> & { readonly tx: ReadTx }) {
  const { tx, input, accountId } = call
  const user = await getUserByName(tx, accountId, requireUserName(call))
  const id = input.ServiceSpecificCredentialId ?? ''
  const credential = await tx.get(serviceCredentials, joinKey(accountId, id))
  if (credential === undefined || credential.userId !== user.userId)
    throw noSuch(`No such credential ${id} exists`)
  return { user, credential }
}

export const resetServiceSpecificCredential = writeOperation('ResetServiceSpecificCredential', {
  authorize: onOwner,
  run: async call => {
    const { user, credential } = await getCredential(call)
    const { shown, hash } = newSecret(call.ports, credential.serviceName, credential.serviceUserName)
    await call.tx.put(serviceCredentials, { ...credential, secretHash: hash })
    return { ServiceSpecificCredential: { ...metadata(user.userName, credential, call.now), ...shown } }
  },
})

export const updateServiceSpecificCredential = writeOperation('UpdateServiceSpecificCredential', {
  authorize: onOwner,
  run: async call => {
    const { credential } = await getCredential(call)
    const status = settableStatus(call.input.Status, 'a service-specific credential')
    await call.tx.put(serviceCredentials, { ...credential, status })
    return {}
  },
})

export const deleteServiceSpecificCredential = writeOperation('DeleteServiceSpecificCredential', {
  authorize: onOwner,
  run: async call => {
    const { credential } = await getCredential(call)
    await call.tx.delete(serviceCredentials, serviceCredentials.key(credential))
    return {}
  },
})
