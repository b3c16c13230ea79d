import { GetPolicyCommand, GetPolicyVersionCommand, ListPoliciesCommand } from '@aws-sdk/client-iam'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { allOf, largestPage } from '../pages.ts'
import { decodeDocument } from '../policy-document.ts'

export const policyKeys = {
  all: ['policies'],
  list: ['policies', 'list'],
  document: (arn: string) => ['policies', 'document', arn] as const,
} as const

/** Every managed policy that can be attached: the account's own and AWS's. */
export const policiesQuery = () =>
  queryOptions({
    queryKey: policyKeys.list,
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(
            new ListPoliciesCommand({ Scope: 'All', Marker, MaxItems: largestPage }),
            {
              abortSignal: signal,
            },
          ),
        page => page.Policies,
      ),
    // Some 1,600 rows that rarely change while a person picks from them.
    staleTime: 300_000,
  })

/** Asks for the text of a policy, whatever it hangs on. */
export type DocumentQuery = ReturnType<typeof policyDocumentQuery>

/** The text of a managed policy's default version. */
export const policyDocumentQuery = (arn: string) =>
  queryOptions<string, Error, string, QueryKey>({
    queryKey: policyKeys.document(arn),
    queryFn: async ({ client, signal }) => {
      const { iam } = clientsOf(client)
      const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }), { abortSignal: signal })
      const version = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: Policy?.DefaultVersionId })
      return decodeDocument((await iam.send(version, { abortSignal: signal })).PolicyVersion?.Document)
    },
  })
