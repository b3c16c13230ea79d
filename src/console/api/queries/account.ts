import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  ListAccountAliasesCommand,
  NoSuchEntityException,
  type PasswordPolicy,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'

export const accountKeys = {
  alias: ['account', 'alias'],
  summary: ['account', 'summary'],
  passwordPolicy: ['account', 'password-policy'],
  credentialReport: ['account', 'credential-report'],
} as const

/** The account's alias, or null when it has none (a query may not answer undefined). */
export const accountAliasQuery = () =>
  queryOptions({
    queryKey: accountKeys.alias,
    queryFn: async ({ client, signal }) => {
      const answer = await clientsOf(client).iam.send(new ListAccountAliasesCommand({}), {
        abortSignal: signal,
      })
      return answer.AccountAliases?.[0] ?? null
    },
  })

/** Counts and quotas by AWS's names, such as `Users` and `UsersQuota`. */
export const accountSummaryQuery = () =>
  queryOptions({
    queryKey: accountKeys.summary,
    queryFn: async ({ client, signal }): Promise<Readonly<Record<string, number>>> => {
      const answer = await clientsOf(client).iam.send(new GetAccountSummaryCommand({}), {
        abortSignal: signal,
      })
      return answer.SummaryMap ?? {}
    },
  })

/** The account's own password policy, or null when it has none and the default applies. */
export const passwordPolicyQuery = () =>
  queryOptions({
    queryKey: accountKeys.passwordPolicy,
    queryFn: async ({ client, signal }): Promise<PasswordPolicy | null> => {
      try {
        const answer = await clientsOf(client).iam.send(new GetAccountPasswordPolicyCommand({}), {
          abortSignal: signal,
        })
        return answer.PasswordPolicy ?? null
      } catch (error) {
        if (error instanceof NoSuchEntityException) return null
        throw error
      }
    },
  })
