import { nameOfArn } from '../../lib/arn.ts'
import type { MfaDevice } from '../../lib/sign-in-messages.ts'
import { limitExceeded } from '../errors.ts'
import { allOf } from '../operations/paging.ts'
import type { Quotas } from '../ports.ts'
import { type CodeDevice, mfaDevices, type StoredMfaDevice } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx } from '../store/port.ts'

/** The devices of a user (AIDA…) or of the root user (the account id), in the order of their enrolment. */
export const devicesOf = (tx: ReadTx, accountId: string, principalId: string): Promise<StoredMfaDevice[]> =>
  allOf(tx, mfaDevices, 'byPrincipal', joinKey(accountId, principalId, ''))

/** The device as a person chooses it at sign-in. */
export const toMfaDevice = (device: StoredMfaDevice): MfaDevice => ({
  serialNumber: device.serialNumber,
  kind: device.kind,
  name: device.kind === 'passkey' ? device.name : nameOfArn(device.serialNumber),
})

/** Throws AWS's `LimitExceeded` where the principal can have no further device. */
export async function requireRoom(
  tx: ReadTx,
  { mfaDevicesPerUser: limit }: Pick<Quotas, 'mfaDevicesPerUser'>,
  accountId: string,
  principalId: string,
): Promise<void> {
  const count = await tx.count(mfaDevices, 'byPrincipal', joinKey(accountId, principalId, ''))
  if (count >= limit) throw limitExceeded('MFADevicesPerUser', limit)
}

interface OwnedDevice {
  readonly accountId: string
  readonly principalId: string
  readonly serialNumber: string
}

/** The device that shows codes and belongs to this principal; undefined where there is none. */
export async function ownCodeDevice(
  tx: ReadTx,
  { accountId, principalId, serialNumber }: OwnedDevice,
): Promise<CodeDevice | undefined> {
  const device = await tx.get(mfaDevices, joinKey(accountId, serialNumber))
  return device === undefined || device.kind === 'passkey' || device.principalId !== principalId
    ? undefined
    : device
}
