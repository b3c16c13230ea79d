import { noSuch, ServiceError } from '../errors.ts'
import { type Call, type InputOf, preparedOperation, readOperation, writeOperation } from '../operation.ts'
import { withPassword } from '../sign-in/new-password.ts'
import { checkPassword } from '../sign-in/password-policy.ts'
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

async function hashChecked(call: Call<unknown>, password: string): Promise<string> {
  checkPassword(password, call.view.account)
  return call.ports.passwords.hash(password)
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
  prepare: async call => {
    const { input, accountId, now } = call
    const passwordHash = input.Password === undefined ? undefined : await hashChecked(call, input.Password)
    return async ({ tx }) => {
      const user = await getUserByName(tx, accountId, input.UserName)
      const profile = await getProfile(tx, user)
      const resetRequired = input.PasswordResetRequired ?? profile.passwordResetRequired
      await tx.put(
        loginProfiles,
        passwordHash === undefined
          ? { ...profile, passwordResetRequired: resetRequired }
          : withPassword(profile, passwordHash, now, resetRequired),
      )
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

export const changePassword = preparedOperation('ChangePassword', {
  authorize: onUserOrSelf as (call: Call<InputOf<'ChangePassword'>>) => ReturnType<typeof onUserOrSelf>,
  prepare: async (call, store) => {
    const { input, accountId, caller, now, ports } = call
    if (caller.type !== 'user')
      throw new ServiceError('InvalidUserType', 400, 'Only IAM Users can change their own password.')
    const profile = await store.read(async tx =>
      getProfile(tx, await getUserByName(tx, accountId, caller.userName)),
    )
    const takeBack = countTry(call)
    if (!(await verifyTry(ports.passwords, profile.passwordHash, input.OldPassword ?? '', takeBack)))
      throw new ServiceError('AccessDenied', 403, 'The old password was incorrect.')
    takeBack()
    const passwordHash = await hashChecked(call, input.NewPassword ?? '')
    return async ({ tx }) => {
      const current = await tx.get(loginProfiles, joinKey(accountId, caller.principalId))
      if (current?.passwordHash !== profile.passwordHash)
        throw new ServiceError(
          'EntityTemporarilyUnmodifiable',
          409,
          'The password was changed by another request in the meantime. Try again with the password that is set now.',
        )
      await tx.put(loginProfiles, withPassword(current, passwordHash, now, false))
      return {}
    }
  },
})
