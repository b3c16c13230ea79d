import { iamArn } from '../../lib/arn.ts'
import { newAccessKeyId, newSecretAccessKey } from '../../lib/ids.ts'
import { limitExceeded, noSuch } from '../errors.ts'
import { type Call, readOperation, writeOperation } from '../operation.ts'
import { type AccessKey, accessKeys, lastUses } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { ownerOf, settableStatus } from './credential-owner.ts'
import { lastUseOf } from './last-used.ts'
import { onUser, onUserOrSelf } from './lookup.ts'
import { allOf, pageOfArray } from './paging.ts'

const keysOf = (tx: ReadTx, accountId: string, principalId: string): Promise<AccessKey[]> =>
  allOf(tx, accessKeys, 'byPrincipal', joinKey(accountId, principalId, ''))

async function getKey(
  call: Call<{ UserName?: string | undefined; AccessKeyId: string | undefined }> & { readonly tx: ReadTx },
): Promise<AccessKey> {
  const { principalId } = await ownerOf(call)
  const id = call.input.AccessKeyId ?? ''
  const key = await call.tx.get(accessKeys, id)
  if (key === undefined || key.accountId !== call.accountId || key.principalId !== principalId)
    throw noSuch(`The Access Key with id ${id} cannot be found.`)
  return key
}

/** The associated data under which a secret access key is sealed. */
export const secretPlace = (accessKeyId: string): string => `access_keys/${accessKeyId}/secret`

export const createAccessKey = writeOperation('CreateAccessKey', {
  authorize: onUserOrSelf,
  run: async call => {
    const { tx, accountId, now, ports } = call
    const { principalId, userName } = await ownerOf(call)
    const limit = ports.quotas.accessKeysPerUser
    if ((await keysOf(tx, accountId, principalId)).length >= limit)
      throw limitExceeded('AccessKeysPerUser', limit)
    const accessKeyId = newAccessKeyId('AKIA', accountId, ports.hashes.randomBytes)
    const secret = newSecretAccessKey(ports.hashes.randomBytes)
    const key: AccessKey = {
      accountId,
      principalId,
      accessKeyId,
      status: 'Active',
      createDate: now.toISOString(),
      sealedSecret: await ports.sealer.seal(new TextEncoder().encode(secret), secretPlace(accessKeyId)),
    }
    await tx.put(accessKeys, key)
    return {
      AccessKey: {
        UserName: userName,
        AccessKeyId: accessKeyId,
        Status: key.status,
        SecretAccessKey: secret,
        CreateDate: now,
      },
    }
  },
})

export const listAccessKeys = readOperation('ListAccessKeys', {
  authorize: onUserOrSelf,
  run: async call => {
    const { principalId, userName } = await ownerOf(call)
    const all = await keysOf(call.tx, call.accountId, principalId)
    const { items, ...paging } = pageOfArray(all, key => joinKey(key.createDate, key.accessKeyId), call.input)
    return {
      AccessKeyMetadata: items.map(key => ({
        UserName: userName,
        AccessKeyId: key.accessKeyId,
        Status: key.status,
        CreateDate: new Date(key.createDate),
      })),
      ...paging,
    }
  },
})

export const updateAccessKey = writeOperation('UpdateAccessKey', {
  authorize: onUserOrSelf,
  run: async call => {
    const key = await getKey(call)
    await call.tx.put(accessKeys, { ...key, status: settableStatus(call.input.Status, 'an access key') })
    return {}
  },
})

export const deleteAccessKey = writeOperation('DeleteAccessKey', {
  authorize: onUserOrSelf,
  run: async call => {
    const key = await getKey(call)
    await call.tx.delete(accessKeys, key.accessKeyId)
    await call.tx.delete(lastUses, joinKey(key.accountId, key.accessKeyId))
    return {}
  },
})

/** What AWS says of a key that was never used. */
const neverUsed = 'N/A'

export const getAccessKeyLastUsed = readOperation('GetAccessKeyLastUsed', {
  authorize: call => {
    const key = call.view.accessKey(call.input.AccessKeyId ?? '')
    const user = key && call.view.userById(key.principalId)
    return user === undefined
      ? { resource: iamArn(call.accountId, 'user', '/', '*') }
      : onUser(call, user.userName)
  },
  run: async call => {
    const { tx, input, accountId, view } = call
    const id = input.AccessKeyId ?? ''
    const key = await tx.get(accessKeys, id)
    if (key === undefined || key.accountId !== accountId)
      throw noSuch(`The Access Key with id ${id} cannot be found.`)
    const use = await lastUseOf(call, id)
    return {
      UserName: view.userById(key.principalId)?.userName,
      AccessKeyLastUsed: {
        LastUsedDate: use === undefined ? undefined : new Date(use.date),
        ServiceName: use?.service ?? neverUsed,
        Region: use?.region ?? neverUsed,
      },
    }
  },
})
