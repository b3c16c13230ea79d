import {
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { type Clients, clientsOf } from '../clients.ts'
import { allOf } from '../pages.ts'
import type { Owner } from './credentials.ts'
import { growingListQuery } from './growing.ts'
import { userKeys } from './users.ts'

export const mfaKeys = {
  /** No user has an empty name: that is the root user's place. */
  ofOwner: (owner: Owner) => [...userKeys.one(owner ?? ''), 'mfa-devices'] as const,
  virtual: ['mfa-devices', 'virtual'],
  label: (serialNumber: string) => ['mfa-devices', 'label', serialNumber] as const,
} as const

/** Devices of all kinds, in the order of their enrolment. */
export const listMfaDevices = ({ iam }: Clients, UserName: Owner, abortSignal?: AbortSignal) =>
  allOf(
    Marker => iam.send(new ListMFADevicesCommand({ UserName, Marker }), abortSignal ? { abortSignal } : {}),
    page => page.MFADevices,
  )

/** Of a user, or of the root user itself, which has no name. */
export const mfaDevicesQuery = (owner: Owner) =>
  queryOptions({
    queryKey: mfaKeys.ofOwner(owner),
    queryFn: ({ client, signal }) => listMfaDevices(clientsOf(client), owner, signal),
    // As long as a credential report may be asked for in its place, which knows nothing of what was changed since.
    gcTime: 4 * 60 * 60 * 1000,
  })

/**
 * What is known of users from their own lists since `time` (milliseconds since 1970 by the service's clock), by user
 * name: the serial numbers of their devices, or `changed` where the list was touched and not read again.
 */
export const mfaDevicesReadSince = (
  queryClient: QueryClient,
  time: number,
): ReadonlyMap<string, readonly string[] | 'changed'> => {
  const read = new Map<string, readonly string[] | 'changed'>()
  // What the SDK found this computer's clock to be off by, minutes or more; it signs by it too.
  const { systemClockOffset } = clientsOf(queryClient).iam.config
  for (const { queryKey } of queryClient.getQueryCache().findAll({ queryKey: userKeys.each })) {
    const owner = String(queryKey[userKeys.each.length])
    const state = queryClient.getQueryState(mfaDevicesQuery(owner).queryKey)
    if (state?.isInvalidated) read.set(owner, 'changed')
    else if (state?.data !== undefined && state.dataUpdatedAt + systemClockOffset >= time)
      read.set(
        owner,
        state.data.map(({ SerialNumber = '' }) => SerialNumber),
      )
  }
  return read
}

/** Every authenticator app of the account, whosever it is, and those that are nobody's. */
export const virtualMfaDevicesQuery = () =>
  growingListQuery(
    mfaKeys.virtual,
    ({ iam }, page) => iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Any', ...page })),
    page => page.VirtualMFADevices,
  )

/** The tag whose value screens show as the device's label. */
export const labelTag = 'Name'

/** The device's label; null where it has none. Hardware tokens cannot be tagged. */
export const mfaLabelQuery = (serialNumber: string) =>
  queryOptions({
    queryKey: mfaKeys.label(serialNumber),
    queryFn: async ({ client, signal }): Promise<string | null> => {
      const tags = await allOf(
        Marker =>
          clientsOf(client).iam.send(new ListMFADeviceTagsCommand({ SerialNumber: serialNumber, Marker }), {
            abortSignal: signal,
          }),
        page => page.Tags,
      )
      return tags.find(({ Key }) => Key === labelTag)?.Value ?? null
    },
  })
