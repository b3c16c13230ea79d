import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  GenerateCredentialReportCommand,
  SetSecurityTokenServicePreferencesCommand,
  UpdateAccountPasswordPolicyCommand,
  type UpdateAccountPasswordPolicyRequest,
} from '@aws-sdk/client-iam'
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

/** Sets the whole password policy: what is left out goes back to its default. */
export const setPasswordPolicy = defineChange({
  run: async ({ iam }, policy: UpdateAccountPasswordPolicyRequest) => {
    await iam.send(new UpdateAccountPasswordPolicyCommand(policy))
  },
  touches: () => [accountKeys.passwordPolicy],
})

/** Deletes the account's own policy: the default applies again. */
export const deletePasswordPolicy = defineChange({
  run: async ({ iam }) => {
    await iam.send(new DeleteAccountPasswordPolicyCommand({}))
  },
  touches: () => [accountKeys.passwordPolicy],
})

/** Where the tokens of the global STS endpoint are good: `v2Token` in every Region. */
export const setTokenVersion = defineChange({
  run: async ({ iam }, { version }: { version: 'v1Token' | 'v2Token' }) => {
    await iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: version }))
  },
  touches: () => [accountKeys.summary],
})

/** Between two looks whether the report is there, in milliseconds. */
const lookAgainAfter = 300

/** Has the credential report made, and waits for it; one of the last four hours stays as it is. */
export const generateCredentialReport = defineChange<void, void>({
  run: async ({ iam }) => {
    for (;;) {
      const { State } = await iam.send(new GenerateCredentialReportCommand({}))
      if (State === 'COMPLETE') return
      await new Promise(resolve => setTimeout(resolve, lookAgainAfter))
    }
  },
  touches: () => [accountKeys.credentialReport],
})
