import { type Call, readOperation } from '../operation.ts'
import { mfaDevices, type StoredMfaDevice } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { ownerOf } from './credential-owner.ts'
import { passwordLastUsed } from './last-used.ts'
import { onUserOrSelf } from './lookup.ts'
import { noSuchDevice } from './mfa-device-lookup.ts'
import { pageOf } from './paging.ts'
import { toApiRoot, toApiUser } from './users.ts'

const enabledAt = ({ enableDate }: StoredMfaDevice): Date | undefined =>
  enableDate === undefined ? undefined : new Date(enableDate)

/** Source: IAM API Reference, GetMFADevice. No device of ours has certifications that we could vouch for. */
export const getMFADevice = readOperation('GetMFADevice', {
  authorize: onUserOrSelf,
  run: async call => {
    const { principalId, userName } = await ownerOf(call)
    const serialNumber = call.input.SerialNumber ?? ''
    const device = await call.tx.get(mfaDevices, joinKey(call.accountId, serialNumber))
    if (device === undefined || device.principalId !== principalId) throw noSuchDevice(serialNumber)
    return { UserName: userName, SerialNumber: serialNumber, EnableDate: enabledAt(device) }
  },
})

/** Devices of every kind, in the order of their enrolment. */
export const listMFADevices = readOperation('ListMFADevices', {
  authorize: onUserOrSelf,
  run: async call => {
    const { principalId, userName } = await ownerOf(call)
    const prefix = joinKey(call.accountId, principalId, '')
    const { items, ...paging } = await pageOf(call.tx, mfaDevices, 'byPrincipal', prefix, call.input)
    return {
      MFADevices: items.map(device => ({
        UserName: userName,
        SerialNumber: device.serialNumber,
        EnableDate: enabledAt(device),
      })),
      ...paging,
    }
  },
})

async function holderOf(call: Call<unknown> & { readonly tx: ReadTx }, principalId: string) {
  const { view, accountId } = call
  const user = view.userById(principalId)
  // The root user is no user of the account's name; it is told by its ARN.
  const root = { ...toApiRoot(view.account), UserName: undefined }
  const holder = principalId === accountId ? root : user === undefined ? undefined : toApiUser(user)
  return holder && { ...holder, PasswordLastUsed: await passwordLastUsed(call, principalId) }
}

const indexes = { Any: 'virtual', Assigned: 'assigned', Unassigned: 'unassigned' } as const

/** Neither seeds, which are shown once, nor tags. Source: IAM API Reference, ListVirtualMFADevices. */
export const listVirtualMFADevices = readOperation('ListVirtualMFADevices', {
  authorize: () => ({ resource: '*' }),
  run: async call => {
    const { tx, input, accountId } = call
    const index = indexes[input.AssignmentStatus ?? 'Any']
    const { items, ...paging } = await pageOf(tx, mfaDevices, index, joinKey(accountId, ''), input)
    return {
      VirtualMFADevices: await Promise.all(
        items.map(async device => ({
          SerialNumber: device.serialNumber,
          EnableDate: enabledAt(device),
          User: device.principalId === undefined ? undefined : await holderOf(call, device.principalId),
        })),
      ),
      ...paging,
    }
  },
})
