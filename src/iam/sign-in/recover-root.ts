import { devicesOf } from '../mfa/devices.ts'
import { getAccount } from '../operations/account.ts'
import { unassigned } from '../operations/mfa-device-lookup.ts'
import { allOf } from '../operations/paging.ts'
import type { Ports } from '../ports.ts'
import { accessKeys, accounts, type LoginProfile, loginProfiles } from '../store/collections.ts'
import { mfaDevices, type StoredMfaDevice } from '../store/mfa-devices.ts'
import { joinKey, type Store } from '../store/port.ts'
import { withPassword } from './new-password.ts'

interface Recovery {
  readonly accountId: string
  /** Good for one sign-in: it has to be changed at once. */
  readonly password: string
  /** Whether the root user's MFA devices go, too: whoever lost them cannot sign in otherwise. */
  readonly removeMfa: boolean
}

/** What whoever runs the server should know of a recovery, and deal with. */
export interface Recovered {
  /** The devices that the root user has no more. */
  readonly devices: readonly StoredMfaDevice[]
  /** Access keys that still act as the root user; programs may need them, so they are left for a person to judge. */
  readonly activeKeyIds: readonly string[]
  /** Seconds since 1970: a sign-in before that would open a session that does not count. It is a second away at most. */
  readonly sessionsFrom: number
}

/**
 * Lets the root user in again, and ends every session that is open; for whoever runs the server, never for a page. An
 * intruder who is signed in as the root user could enrol a device of their own otherwise.
 */
export async function recoverRoot(
  store: Store,
  ports: Pick<Ports, 'now' | 'passwords'>,
  { accountId, password, removeMfa }: Recovery,
): Promise<Recovered> {
  const passwordHash = await ports.passwords.hash(password)
  const now = ports.now()
  const first: LoginProfile = {
    accountId,
    principalId: accountId,
    passwordHash,
    createDate: now.toISOString(),
    passwordChangedAt: now.toISOString(),
    passwordResetRequired: true,
    previousHashes: [],
  }
  // Sessions know the second in which they were opened, and those of this one are among what ends.
  const sessionsFrom = Math.floor(now.getTime() / 1000) + 1
  return store.write(accountId, async tx => {
    await tx.put(accounts, { ...(await getAccount(tx, accountId)), rootSessionsFrom: sessionsFrom })
    const profile = await tx.get(loginProfiles, joinKey(accountId, accountId))
    await tx.put(
      loginProfiles,
      profile === undefined ? first : withPassword(profile, passwordHash, now, true),
    )
    const devices = removeMfa ? await devicesOf(tx, accountId, accountId) : []
    for (const device of devices) {
      // A token can go to somebody else; what was lost with a phone is no use to anybody.
      if (device.kind === 'hardware') await tx.put(mfaDevices, unassigned(device))
      else await tx.delete(mfaDevices, mfaDevices.key(device))
    }
    const keys = await allOf(tx, accessKeys, 'byPrincipal', joinKey(accountId, accountId, ''))
    const active = keys.filter(({ status }) => status === 'Active')
    return { devices, activeKeyIds: active.map(({ accessKeyId }) => accessKeyId), sessionsFrom }
  })
}
