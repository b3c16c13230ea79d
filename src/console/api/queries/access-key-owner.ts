import { type AccessKeyMetadata, GetAccessKeyLastUsedCommand } from '@aws-sdk/client-iam'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { userKeys } from './users.ts'

/** Whose access key this is, by its whole id: no list of IAM names the keys of more than one user. */
export const accessKeyOwnerQuery = (accessKeyId: string) =>
  queryOptions({
    queryKey: ['access-key-owner', accessKeyId],
    queryFn: async ({ client, signal }): Promise<string> => {
      const command = new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId })
      const { UserName } = await clientsOf(client).iam.send(command, { abortSignal: signal })
      // The root user's keys have no user name.
      return UserName ?? ''
    },
  })

/** The access keys that have been read so far, each on the page of its user. */
export const seenAccessKeys = (queryClient: QueryClient): readonly AccessKeyMetadata[] => {
  const last = userKeys.accessKeys('').at(-1)
  return queryClient
    .getQueriesData<readonly AccessKeyMetadata[]>({
      queryKey: userKeys.all,
      predicate: ({ queryKey }) => queryKey.at(-1) === last,
    })
    .flatMap(([, keys]) => keys ?? [])
}
