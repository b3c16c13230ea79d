import { newSshPublicKeyId } from '../../lib/ids.ts'
import { limitExceeded, noSuch, ServiceError } from '../errors.ts'
import { readOrRefuse } from '../keys/malformed.ts'
import {
  readSshPublicKey,
  type SshKey,
  sshFingerprint,
  writePemPublicKey,
  writeSshPublicKey,
} from '../keys/ssh-public-key.ts'
import { type Call, preparedOperation, readOperation, writeOperation } from '../operation.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { type SshPublicKey, sshPublicKeys } from '../store/user-credentials.ts'
import { settableStatus } from './credential-owner.ts'
import { getUserByName, onUser, onUserOrSelf, requireUserName } from './lookup.ts'
import { allOf, pageOfArray } from './paging.ts'

const keysOf = (tx: ReadTx, accountId: string, userId: string): Promise<SshPublicKey[]> =>
  allOf(tx, sshPublicKeys, 'byUser', joinKey(accountId, userId, ''))

interface OneKey {
  readonly UserName: string | undefined
  readonly SSHPublicKeyId: string | undefined
}

async function getKey({ tx, accountId, input }: Call<OneKey> & { readonly tx: ReadTx }) {
  const user = await getUserByName(tx, accountId, input.UserName)
  const id = input.SSHPublicKeyId ?? ''
  const key = await tx.get(sshPublicKeys, joinKey(accountId, id))
  if (key === undefined || key.userId !== user.userId)
    throw noSuch(`The Public Key with id ${id} cannot be found.`)
  return { user, key }
}

const metadata = (userName: string, key: SshPublicKey) => ({
  UserName: userName,
  SSHPublicKeyId: key.keyId,
  Status: key.status,
  UploadDate: new Date(key.uploadDate),
})

const onNamedUser = (call: Call<{ UserName: string | undefined }>) => onUser(call, call.input.UserName)

const unrecognized = (): ServiceError =>
  new ServiceError(
    'UnrecognizedPublicKeyEncoding',
    400,
    'The public key encoding is not recognized. Use the ssh-rsa, the ssh-ed25519 or the PEM format.',
  )

const invalid = (): ServiceError =>
  new ServiceError(
    'InvalidPublicKey',
    400,
    'The public key is malformed or otherwise invalid. An RSA key must have at least 2048 bits.',
  )

async function requireKey(body = ''): Promise<SshKey> {
  const key = await readOrRefuse(() => readSshPublicKey(body), invalid)
  if (key === undefined) throw unrecognized()
  return key
}

export const uploadSSHPublicKey = preparedOperation('UploadSSHPublicKey', {
  authorize: onNamedUser,
  prepare: async ({ input, accountId, now, ports }) => {
    const given = await requireKey(input.SSHPublicKeyBody)
    return async ({ tx }) => {
      const user = await getUserByName(tx, accountId, input.UserName)
      const line = writeSshPublicKey(given)
      if (await tx.find(sshPublicKeys, 'byLine', joinKey(accountId, user.userId, line)))
        throw new ServiceError(
          'DuplicateSSHPublicKey',
          400,
          `The SSH public key is already associated with the user ${user.userName}.`,
        )
      const limit = ports.quotas.sshKeysPerUser
      if ((await keysOf(tx, accountId, user.userId)).length >= limit)
        throw limitExceeded('SSHPublicKeysPerUser', limit)
      const key: SshPublicKey = {
        accountId,
        userId: user.userId,
        keyId: newSshPublicKeyId(ports.hashes.randomBytes),
        status: 'Active',
        uploadDate: now.toISOString(),
        line,
      }
      await tx.put(sshPublicKeys, key)
      return {
        SSHPublicKey: {
          ...metadata(user.userName, key),
          Fingerprint: sshFingerprint(given),
          SSHPublicKeyBody: input.SSHPublicKeyBody,
        },
      }
    }
  },
})

export const getSSHPublicKey = readOperation('GetSSHPublicKey', {
  authorize: onNamedUser,
  run: async call => {
    const { user, key } = await getKey(call)
    const stored = await requireKey(key.line)
    return {
      SSHPublicKey: {
        ...metadata(user.userName, key),
        Fingerprint: sshFingerprint(stored),
        SSHPublicKeyBody: call.input.Encoding === 'PEM' ? writePemPublicKey(stored) : key.line,
      },
    }
  },
})

export const listSSHPublicKeys = readOperation('ListSSHPublicKeys', {
  authorize: onUserOrSelf,
  run: async call => {
    const user = await getUserByName(call.tx, call.accountId, requireUserName(call))
    const all = await keysOf(call.tx, call.accountId, user.userId)
    const { items, ...paging } = pageOfArray(all, key => joinKey(key.uploadDate, key.keyId), call.input)
    return { SSHPublicKeys: items.map(key => metadata(user.userName, key)), ...paging }
  },
})

export const updateSSHPublicKey = writeOperation('UpdateSSHPublicKey', {
  authorize: onNamedUser,
  run: async call => {
    const { key } = await getKey(call)
    const status = settableStatus(call.input.Status, 'an SSH public key')
    await call.tx.put(sshPublicKeys, { ...key, status })
    return {}
  },
})

export const deleteSSHPublicKey = writeOperation('DeleteSSHPublicKey', {
  authorize: onNamedUser,
  run: async call => {
    const { key } = await getKey(call)
    await call.tx.delete(sshPublicKeys, sshPublicKeys.key(key))
    return {}
  },
})
