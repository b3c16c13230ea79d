import type { VirtualMFADevice } from '@aws-sdk/client-iam'
import type { ReportedUser } from '../../api/credential-report.ts'
import { mfaKindOf } from '../../api/mfa-device.ts'

/** What is known of everybody's devices without a call for each user; what cannot be read is absent. */
export interface MfaSources {
  /** Authenticator apps by user name: exact, and as of now. */
  readonly virtual?: ReadonlyMap<string, number> | undefined
  /** Whether a user has any device, as of the credential report: up to four hours ago. */
  readonly reported?: ReadonlyMap<string, boolean> | undefined
  /** Serial numbers of the devices of users whose own lists were read since that report. */
  readonly read?: ReadonlyMap<string, readonly string[]> | undefined
}

/** How many authenticator apps each user has. */
export const virtualByUser = (devices: readonly VirtualMFADevice[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { User } of devices) {
    const name = User?.UserName
    if (name !== undefined && name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

export const reportedByUser = (users: readonly ReportedUser[]): ReadonlyMap<string, boolean> =>
  new Map(users.filter(({ root }) => !root).map(({ name, mfa }) => [name, mfa]))

/** One user's devices by type, as the filter finds them; the API lists other types user by user only. */
export interface UserMfa {
  readonly types: readonly string[]
  readonly text: string
}

const plain = (text: string): UserMfa => ({ types: [text], text })

/** The word of the column, and of its filter, for somebody without a device. */
export const noMfa = 'None'

/** What the sources say together of a user: the newest that there is of each. */
export const mfaOf = (userName: string, { virtual, reported, read }: MfaSources): UserMfa => {
  const apps = virtual?.get(userName) ?? 0
  if (apps > 0) return { types: ['Virtual'], text: apps === 1 ? 'Virtual' : `Virtual (${apps})` }
  const devices = read?.get(userName)
  const some =
    devices === undefined
      ? reported?.get(userName)
      : devices.some(serial => virtual === undefined || mfaKindOf(serial) !== 'virtual')
  if (some === undefined) return plain('Not known')
  if (!some) return plain(noMfa)
  return plain(virtual === undefined ? 'Some device' : 'Passkey or hardware')
}
