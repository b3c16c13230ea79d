import { noSuch, ServiceError } from '../errors.ts'
import { type Call, type InputOf, preparedOperation, readOperation, writeOperation } from '../operation.ts'
import { withPassword } from '../sign-in/new-password.ts'
import { isExpired } from '../sign-in/password-expiry.ts'
import { checkPassword, passwordRulesFor } from '../sign-in/password-policy.ts'
import { hashesNotToReuse, refuseReuse } from '../sign-in/password-reuse.ts'
import { verifyTry } from '../sign-in/password-work.ts'
import { type LoginProfile, loginProfiles, type User } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { getUserByName, onUser, onUserOrSelf, requireUserName } from './lookup.ts'

async function getProfile(tx: ReadTx, user: User): Promise<LoginProfile> {
  const profile = await tx.get(loginProfiles, joinKey(user.accountId, user.userId))
  if (profile === undefined) throw noSuch(`Login Profile for User ${user.userName} cannot be found.`)
  return profile
}

const toApi = (user: User, profile: LoginProfile) => ({
  UserName: user.userName,
  CreateDate: new Date(profile.createDate),
  PasswordResetRequired: profile.passwordResetRequired,
})

/** Hashes a password that meets the account's rules for users; `earlier`: the profile that has it replaced. */
async function hashChecked(
  { view, ports }: Call<unknown>,
  password: string,
  earlier?: LoginProfile,
): Promise<string> {
  const rules = passwordRulesFor(view.account, earlier?.principalId ?? anyUser)
  checkPassword(password, view.account, rules)
  if (earlier !== undefined)
    await refuseReuse(ports.passwords, hashesNotToReuse(earlier, rules), password, rules)
  return ports.passwords.hash(password)
}

/** One rule holds for all users, whoever it is. */
const anyUser = 'user'

/** Throws unless the password is still the one that a new one was compared with. */
function requireUnchanged(current: LoginProfile | undefined, compared: LoginProfile): LoginProfile {
  if (current?.passwordHash === compared.passwordHash) return current
  throw new ServiceError(
    'EntityTemporarilyUnmodifiable',
    409,
    'The password was changed by another request in the meantime. Try again with the password that is set now.',
  )
}

export const createLoginProfile = preparedOperation('CreateLoginProfile', {
  authorize: onUserOrSelf,
  prepare: async call => {
    const name = requireUserName(call)
    const { input, accountId, now } = call
    if (input.Password === undefined)
      throw new ServiceError('ValidationError', 400, 'Must specify a password for the login profile.')
    const passwordHash = await hashChecked(call, input.Password)
    return async ({ tx }) => {
      const user = await getUserByName(tx, accountId, name)
      if (await tx.get(loginProfiles, joinKey(accountId, user.userId)))
        throw new ServiceError(
          'EntityAlreadyExists',
          409,
          `Login Profile for user ${user.userName} already exists.`,
        )
      const profile: LoginProfile = {
        accountId,
        principalId: user.userId,
        passwordHash,
        createDate: now.toISOString(),
        passwordChangedAt: now.toISOString(),
        passwordResetRequired: input.PasswordResetRequired ?? false,
        previousHashes: [],
      }
      await tx.put(loginProfiles, profile)
      return { LoginProfile: toApi(user, profile) }
    }
  },
})

export const getLoginProfile = readOperation('GetLoginProfile', {
  authorize: onUserOrSelf,
  run: async call => {
    const user = await getUserByName(call.tx, call.accountId, requireUserName(call))
    return { LoginProfile: toApi(user, await getProfile(call.tx, user)) }
  },
})

export const updateLoginProfile = preparedOperation('UpdateLoginProfile', {
  authorize: call => onUser(call, call.input.UserName),
  prepare: async (call, store) => {
    const { input, accountId, now } = call
    const profileNow = async (tx: ReadTx) =>
      getProfile(tx, await getUserByName(tx, accountId, input.UserName))
    if (input.Password === undefined)
      return async ({ tx }) => {
        const profile = await profileNow(tx)
        const { PasswordResetRequired = profile.passwordResetRequired } = input
        await tx.put(loginProfiles, { ...profile, passwordResetRequired: PasswordResetRequired })
        return {}
      }
    const earlier = await store.read(profileNow)
    const passwordHash = await hashChecked(call, input.Password, earlier)
    return async ({ tx }) => {
      const profile = requireUnchanged(await profileNow(tx), earlier)
      const { PasswordResetRequired = profile.passwordResetRequired } = input
      await tx.put(loginProfiles, withPassword(profile, passwordHash, now, PasswordResetRequired))
      return {}
    }
  },
})

export const deleteLoginProfile = writeOperation('DeleteLoginProfile', {
  authorize: onUserOrSelf,
  run: async call => {
    const { tx, accountId } = call
    const user = await getUserByName(tx, accountId, requireUserName(call))
    await getProfile(tx, user)
    await tx.delete(loginProfiles, joinKey(accountId, user.userId))
    return {}
  },
})

/** Refuses before any hashing when this principal guessed too often. */
function countTry({ caller, now, passwordTries }: Call<InputOf<'ChangePassword'>>): () => void {
  const wait = passwordTries.wait(caller.principalId, now)
  if (wait > 0)
    throw new ServiceError('Throttling', 400, `Too many wrong passwords. Try again in ${wait} seconds.`)
  return passwordTries.count(caller.principalId, now)
}

/**
 * Where only an administrator may replace an expired password, nobody at the console does; with an access key it can
 * still be done. Source: IAM API Reference, UpdateAccountPasswordPolicy, "HardExpiry".
 */
function refuseExpired({ caller, view, now }: Call<unknown>, profile: LoginProfile): void {
  const { account } = view
  if (caller.session?.kind !== 'sign-in' || !account.passwordPolicy?.hardExpiry) return
  if (isExpired(account, profile, now))
    throw new ServiceError(
      'AccessDenied',
      403,
      'The password has expired, and the password policy of the account lets an administrator reset it only.',
    )
}

export const changePassword = preparedOperation('ChangePassword', {
  authorize: onUserOrSelf as (call: Call<InputOf<'ChangePassword'>>) => ReturnType<typeof onUserOrSelf>,
  prepare: async (call, store) => {
    const { input, accountId, caller, ports } = call
    if (caller.type !== 'user')
      throw new ServiceError('InvalidUserType', 400, 'Only IAM Users can change their own password.')
    const profile = await store.read(async tx =>
      getProfile(tx, await getUserByName(tx, accountId, caller.userName)),
    )
    refuseExpired(call, profile)
    const takeBack = countTry(call)
    if (!(await verifyTry(ports.passwords, profile.passwordHash, input.OldPassword ?? '', takeBack)))
      throw new ServiceError('AccessDenied', 403, 'The old password was incorrect.')
    // Looking for reuse costs a hash for every earlier password: what is under way counts as a try.
    const passwordHash = await hashChecked(call, input.NewPassword ?? '', profile).finally(takeBack)
    return async ({ tx }) => {
      const now = await tx.get(loginProfiles, joinKey(accountId, caller.principalId))
      const current = requireUnchanged(now, profile)
      await tx.put(loginProfiles, withPassword(current, passwordHash, call.now, false))
      return {}
    }
  },
})
