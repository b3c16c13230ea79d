import { noSuch } from '../errors.ts'
import { readOperation, writeOperation } from '../operation.ts'
import type { AccountPasswordPolicy } from '../store/account-settings.ts'
import { accounts } from '../store/collections.ts'
import { anyResource, getAccount } from './account.ts'

/** What is not given goes back to its default, for there are no partial updates. */
export const updateAccountPasswordPolicy = writeOperation('UpdateAccountPasswordPolicy', {
  authorize: anyResource,
  run: async ({ tx, input, accountId }) => {
    const passwordPolicy: AccountPasswordPolicy = {
      minimumLength: input.MinimumPasswordLength ?? 6,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercase: input.RequireUppercaseCharacters ?? false,
      requireLowercase: input.RequireLowercaseCharacters ?? false,
      allowUsersToChange: input.AllowUsersToChangePassword ?? false,
      maxAge: input.MaxPasswordAge,
      reusePrevention: input.PasswordReusePrevention,
      hardExpiry: input.HardExpiry,
    }
    await tx.put(accounts, { ...(await getAccount(tx, accountId)), passwordPolicy })
    return {}
  },
})

/** Only a policy of the account's own is there to be read: the default one is told by NoSuchEntity. */
export const getAccountPasswordPolicy = readOperation('GetAccountPasswordPolicy', {
  authorize: anyResource,
  run: async ({ tx, accountId }) => {
    const { passwordPolicy: policy } = await getAccount(tx, accountId)
    if (policy === undefined)
      throw noSuch(`The Password Policy with domain name ${accountId} cannot be found.`)
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercase,
        RequireLowercaseCharacters: policy.requireLowercase,
        AllowUsersToChangePassword: policy.allowUsersToChange,
        ExpirePasswords: policy.maxAge !== undefined,
        MaxPasswordAge: policy.maxAge,
        PasswordReusePrevention: policy.reusePrevention,
        HardExpiry: policy.hardExpiry,
      },
    }
  },
})

export const deleteAccountPasswordPolicy = writeOperation('DeleteAccountPasswordPolicy', {
  authorize: anyResource,
  run: async ({ tx, accountId }) => {
    const account = await getAccount(tx, accountId)
    if (account.passwordPolicy === undefined)
      throw noSuch('The account policy with name PasswordPolicy cannot be found.')
    await tx.put(accounts, { ...account, passwordPolicy: undefined })
    return {}
  },
})
