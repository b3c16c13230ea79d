import type { VirtualMFADevice } from '@aws-sdk/client-iam'
import type { ReportedUser } from '../../api/credential-report.ts'
import { mfaKindOf, mfaKindsInWords, mfaShortNames } from '../../api/mfa-device.ts'

/** What is known of everybody's devices without a call for each user; what cannot be read is absent. */
export interface MfaSources {
  /** Serial numbers of authenticator apps by user name: exact, and as of now. */
  readonly virtual?: ReadonlyMap<string, readonly string[]> | undefined
  /** Whether a user has any device, as of the credential report: up to four hours ago. */
  readonly reported?: ReadonlyMap<string, boolean> | undefined
  /** Serial numbers of the devices of users whose own lists were read since that report, or have changed since. */
  readonly read?: ReadonlyMap<string, readonly string[] | 'changed'> | undefined
}

/** Which authenticator apps each user has. */
export const virtualByUser = (
  devices: readonly VirtualMFADevice[],
): ReadonlyMap<string, readonly string[]> => {
  const apps = new Map<string, readonly string[]>()
  for (const { User, SerialNumber = '' } of devices) {
    const name = User?.UserName
    if (name !== undefined && name !== '') apps.set(name, [...(apps.get(name) ?? []), SerialNumber])
  }
  return apps
}

export const reportedByUser = (users: readonly ReportedUser[]): ReadonlyMap<string, boolean> =>
  new Map(users.filter(({ root }) => !root).map(({ name, mfa }) => [name, mfa]))

/** One user's devices by type, as the filter finds them; the API lists other types than apps user by user only. */
export interface UserMfa {
  readonly types: readonly string[]
  readonly text: string
}

const plain = (text: string): UserMfa => ({ types: [text], text })

/** The word of the column, and of its filter, for somebody without a device. */
export const noMfa = 'None'

const inWords = (serialNumbers: readonly string[]): UserMfa =>
  serialNumbers.length === 0
    ? plain(noMfa)
    : {
        types: [...new Set(serialNumbers.map(serial => mfaShortNames[mfaKindOf(serial)]))],
        text: mfaKindsInWords(serialNumbers).join(', '),
      }

/** What the sources say together of a user: the newest that there is of each. */
export const mfaOf = (userName: string, { virtual, reported, read }: MfaSources): UserMfa => {
  const own = read?.get(userName)
  const apps = virtual?.get(userName) ?? []
  if (own !== undefined && own !== 'changed')
    return inWords([
      ...apps,
      ...own.filter(serial => virtual === undefined || mfaKindOf(serial) !== 'virtual'),
    ])
  if (apps.length > 0) return inWords(apps)
  const some = own === 'changed' ? undefined : reported?.get(userName)
  if (some === undefined) return plain('Not known')
  if (!some) return plain(noMfa)
  return plain(virtual === undefined ? 'Some device' : 'Passkey or hardware')
}
