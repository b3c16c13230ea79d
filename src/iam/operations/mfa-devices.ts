import { iamArn } from '../../lib/arn.ts'
import { encodeBase32 } from '../../lib/base32.ts'
import {
  deleteConflict,
  invalidAuthenticationCode,
  limitExceeded,
  ServiceError,
  validationError,
} from '../errors.ts'
import { requireRoom } from '../mfa/devices.ts'
import { otpauthUri, qrCodePng } from '../mfa/qr-code.ts'
import { openSeed, sealSeed } from '../mfa/seed.ts'
import { resync, seedLength } from '../mfa/totp.ts'
import { type Call, type InputOf, preparedOperation, writeOperation } from '../operation.ts'
import { type CodeDevice, mfaDevices, type VirtualMfaDevice } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { ownerOf } from './credential-owner.ts'
import { onUserOrSelf } from './lookup.ts'
import { noSuchDevice, onMfaDevice, unassigned } from './mfa-device-lookup.ts'
import { newTags, requestTagContext, sortedTags, toApiTags } from './tags.ts'

/** No other operation takes a serial number that is longer. */
const longestSerialNumber = 256

/** Source: IAM API Reference, CreateVirtualMFADevice. The seed is shown here and never again. */
export const createVirtualMFADevice = preparedOperation('CreateVirtualMFADevice', {
  authorize: ({ input, accountId }) => {
    const resource = iamArn(accountId, 'mfa', input.Path ?? '/', input.VirtualMFADeviceName ?? '')
    const create = { resource, context: requestTagContext(input.Tags) }
    return input.Tags?.length ? [create, { ...create, action: 'iam:TagMFADevice' }] : create
  },
  prepare: async ({ input, accountId, now, view, ports }) => {
    const name = input.VirtualMFADeviceName ?? ''
    const serialNumber = iamArn(accountId, 'mfa', input.Path ?? '/', name)
    if (serialNumber.length > longestSerialNumber)
      throw validationError(
        `The ARN of the device '${name}' has ${serialNumber.length} characters; choose a name and a path that make it at most ${longestSerialNumber}.`,
      )
    const seed = ports.hashes.randomBytes(seedLength)
    const device: VirtualMfaDevice = {
      kind: 'virtual',
      accountId,
      serialNumber,
      createDate: now.toISOString(),
      tags: newTags(input.Tags, ports.quotas.tags),
      sealedSeed: await sealSeed(ports, { accountId, serialNumber }, seed),
      drift: 0,
    }
    const base32Seed = encodeBase32(seed)
    return async ({ tx }) => {
      if ((await tx.get(mfaDevices, mfaDevices.key(device))) !== undefined)
        throw new ServiceError(
          'EntityAlreadyExists',
          409,
          'MFADevice entity at the same path and name already exists.',
        )
      // Source: IAM User Guide, "IAM and AWS STS quotas": as many as the account may have users.
      const limit = ports.quotas.users
      if ((await tx.count(mfaDevices, 'virtual', joinKey(accountId, ''))) >= limit)
        throw limitExceeded('VirtualMFADevicesPerAccount', limit)
      await tx.put(mfaDevices, device)
      const accountName = view.account.alias ?? accountId
      return {
        VirtualMFADevice: {
          SerialNumber: serialNumber,
          Base32StringSeed: new TextEncoder().encode(base32Seed),
          QRCodePNG: qrCodePng(otpauthUri(name, accountName, base32Seed)),
          ...(device.tags.length === 0 ? {} : { Tags: toApiTags(sortedTags(device.tags)) }),
        },
      }
    }
  },
})

export const deleteVirtualMFADevice = writeOperation('DeleteVirtualMFADevice', {
  authorize: call => onMfaDevice(call, call.input.SerialNumber),
  run: async ({ tx, input, accountId }) => {
    const serialNumber = input.SerialNumber ?? ''
    const device = await tx.get(mfaDevices, joinKey(accountId, serialNumber))
    if (device?.kind !== 'virtual') throw noSuchDevice(serialNumber)
    if (device.principalId !== undefined)
      throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.')
    await tx.delete(mfaDevices, mfaDevices.key(device))
    return {}
  },
})

type CodesInput = InputOf<'EnableMFADevice' | 'ResyncMFADevice'>

const codesOf = ({ AuthenticationCode1 = '', AuthenticationCode2 = '' }: CodesInput) =>
  [AuthenticationCode1, AuthenticationCode2] as const

/** A device of codes of this account, whoever has it. */
async function codeDevice(tx: ReadTx, accountId: string, serialNumber = ''): Promise<CodeDevice> {
  const device = await tx.get(mfaDevices, joinKey(accountId, serialNumber))
  if (device === undefined || device.kind === 'passkey') throw noSuchDevice(serialNumber)
  return device
}

/**
 * Makes what is done with a device inside the transaction, once its seed is open. Tries are not counted: two codes in a
 * row are hit by chance once in 2 × 10¹⁰ tries, and whoever hits them has a device that they do not hold, or has moved
 * the clock of somebody's; nothing opens by it but twenty more tries at STS, and it takes a permission to try.
 */
async function withSeed(
  call: Call<CodesInput>,
  find: (tx: ReadTx) => Promise<CodeDevice>,
  read: <R>(work: (tx: ReadTx) => Promise<R>) => Promise<R>,
) {
  const { input, now, ports } = call
  const opened = await read(find)
  const seed = await openSeed(ports, opened)
  return (device: CodeDevice) => {
    const clock =
      device.sealedSeed === opened.sealedSeed ? resync(device, seed, codesOf(input), now) : undefined
    if (clock === undefined) throw invalidAuthenticationCode()
    return { ...device, ...clock }
  }
}

/** Source: IAM API Reference, EnableMFADevice. An imported hardware token is enabled as a virtual device is. */
export const enableMFADevice = preparedOperation('EnableMFADevice', {
  authorize: onUserOrSelf,
  prepare: async (call, store) => {
    const { input, accountId, now, ports } = call
    const find = async (tx: ReadTx) => {
      const { principalId } = await ownerOf({ ...call, tx })
      const device = await codeDevice(tx, accountId, input.SerialNumber)
      if (device.principalId !== undefined)
        throw new ServiceError('EntityAlreadyExists', 409, 'MFA Device is already in use.')
      await requireRoom(tx, ports.quotas, accountId, principalId)
      return { ...device, principalId, enableDate: now.toISOString() }
    }
    const proven = await withSeed(call, find, work => store.read(work))
    return async ({ tx }) => {
      await tx.put(mfaDevices, proven(await find(tx)))
      return {}
    }
  },
})

/** The device of codes of the user that the request is about. */
async function ownDevice(call: Call<CodesInput>, tx: ReadTx): Promise<CodeDevice> {
  const { principalId } = await ownerOf({ ...call, tx })
  const device = await codeDevice(tx, call.accountId, call.input.SerialNumber)
  if (device.principalId !== principalId) throw noSuchDevice(device.serialNumber)
  return device
}

/**
 * Source: IAM API Reference, ResyncMFADevice. Two right codes also take back what wrong ones have used up at STS: that is
 * the way out for the owner of a key that leaked, who has a new one and the device.
 */
export const resyncMFADevice = preparedOperation('ResyncMFADevice', {
  authorize: onUserOrSelf,
  prepare: async (call, store) => {
    const proven = await withSeed(
      call,
      tx => ownDevice(call, tx),
      work => store.read(work),
    )
    return async ({ tx }) => {
      const device = await ownDevice(call, tx)
      await tx.put(mfaDevices, proven(device))
      if (device.principalId !== undefined) call.forgetCodeTries(device.principalId)
      return {}
    }
  },
})

/** A virtual device or hardware token stays and belongs to nobody; a passkey is no use to anybody else. */
export const deactivateMFADevice = writeOperation('DeactivateMFADevice', {
  authorize: onUserOrSelf,
  run: async call => {
    const { tx, input, accountId } = call
    const { principalId } = await ownerOf(call)
    const serialNumber = input.SerialNumber ?? ''
    const device = await tx.get(mfaDevices, joinKey(accountId, serialNumber))
    if (device === undefined || device.principalId !== principalId) throw noSuchDevice(serialNumber)
    if (device.kind === 'passkey') await tx.delete(mfaDevices, mfaDevices.key(device))
    else await tx.put(mfaDevices, unassigned(device))
    return {}
  },
})
