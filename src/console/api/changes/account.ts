import { CreateAccountAliasCommand, DeleteAccountAliasCommand } from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'

/** Sets the account's alias; a new one replaces the old. */
export const setAccountAlias = defineChange({
  run: async ({ iam }, { alias }: { alias: string }) => {
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: alias }))
  },
  touches: () => [accountKeys.alias, accountKeys.summary],
})

export const deleteAccountAlias = defineChange({
  run: async ({ iam }, { alias }: { alias: string }) => {
    await iam.send(new DeleteAccountAliasCommand({ AccountAlias: alias }))
  },
  touches: () => [accountKeys.alias, accountKeys.summary],
})
