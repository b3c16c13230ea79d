import { type Call, readOperation, writeOperation } from '../operation.ts'
import {
  mfaDevices,
  type Passkey,
  type StoredMfaDevice,
  type VirtualMfaDevice,
} from '../store/mfa-devices.ts'
import { type Collection, joinKey, type ReadTx } from '../store/port.ts'
import { noSuchDevice, onMfaDevice } from './mfa-device-lookup.ts'
import { taggingOf } from './tagging.ts'

interface OneDevice {
  readonly SerialNumber: string | undefined
}

type Tagged = VirtualMfaDevice | Passkey

const isTagged = (device: StoredMfaDevice | undefined): device is Tagged =>
  device !== undefined && device.kind !== 'hardware'

async function find({ tx, accountId, input }: Call<OneDevice> & { readonly tx: ReadTx }): Promise<Tagged> {
  const serialNumber = input.SerialNumber ?? ''
  const device = await tx.get(mfaDevices, joinKey(accountId, serialNumber))
  if (!isTagged(device)) throw noSuchDevice(serialNumber)
  return device
}

const tagging = taggingOf<OneDevice, Tagged>({
  // What is put back is what was found, with other tags.
  collection: mfaDevices as Collection<Tagged>,
  on: (call, context) => onMfaDevice(call, call.input.SerialNumber, context),
  find,
})

export const tagMFADevice = writeOperation('TagMFADevice', tagging.tag)
export const untagMFADevice = writeOperation('UntagMFADevice', tagging.untag)
export const listMFADeviceTags = readOperation('ListMFADeviceTags', tagging.list)
