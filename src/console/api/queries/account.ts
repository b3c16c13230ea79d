import { GetAccountSummaryCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'

export const accountKeys = {
  alias: ['account', 'alias'],
  summary: ['account', 'summary'],
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
