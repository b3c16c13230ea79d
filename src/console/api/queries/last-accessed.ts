import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type GetServiceLastAccessedDetailsResponse,
  GetServiceLastAccessedDetailsWithEntitiesCommand,
  type IAMClient,
  ListPoliciesGrantingServiceAccessCommand,
  type ServiceLastAccessed,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { allOf, largestPage } from '../pages.ts'

const lastAccessedKeys = {
  report: (arn: string) => ['last-accessed', arn] as const,
  entities: (jobId: string, service: string) => ['last-accessed', 'entities', jobId, service] as const,
  policies: (arn: string, service: string) => ['last-accessed', 'policies', arn, service] as const,
} as const

export interface LastAccessedReport {
  /** Names the report towards the backend, which forgets it after some time. */
  readonly jobId: string
  readonly services: readonly ServiceLastAccessed[]
}

/** Between two looks at a report that is still being made, in milliseconds. */
const lookAgainAfter = 1_000

/** A new report on a user, user group, role or managed policy: which services it allows, and their last use. */
export const lastAccessedQuery = (arn: string) =>
  queryOptions({
    queryKey: lastAccessedKeys.report(arn),
    queryFn: async ({ client, signal }): Promise<LastAccessedReport> => {
      const { iam } = clientsOf(client)
      const { JobId } = await iam.send(
        new GenerateServiceLastAccessedDetailsCommand({ Arn: arn, Granularity: 'ACTION_LEVEL' }),
        { abortSignal: signal },
      )
      const services = await allOf(
        Marker => readPage(iam, { JobId, Marker, MaxItems: largestPage }, signal),
        page => page.ServicesLastAccessed,
      )
      return { jobId: JobId ?? '', services }
    },
  })

type PageInput = ConstructorParameters<typeof GetServiceLastAccessedDetailsCommand>[0]

/** Waits for the report to be made. Throws its failure, and the reason of `signal`. */
async function readPage(
  iam: IAMClient,
  input: PageInput,
  signal: AbortSignal,
): Promise<GetServiceLastAccessedDetailsResponse> {
  const page = await iam.send(new GetServiceLastAccessedDetailsCommand(input), { abortSignal: signal })
  if (page.JobStatus === 'FAILED')
    throw new Error(`The report could not be made: ${page.Error?.Message ?? 'the backend gives no reason'}`)
  if (page.JobStatus === 'COMPLETED') return page
  await new Promise(resolve => setTimeout(resolve, lookAgainAfter))
  signal.throwIfAborted()
  return readPage(iam, input, signal)
}

/** Who could have used the group or policy of a report to call a service, the last to do so first. */
export const accessingEntitiesQuery = (jobId: string, service: string) =>
  queryOptions({
    queryKey: lastAccessedKeys.entities(jobId, service),
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(
            new GetServiceLastAccessedDetailsWithEntitiesCommand({
              JobId: jobId,
              ServiceNamespace: service,
              Marker,
              MaxItems: largestPage,
            }),
            { abortSignal: signal },
          ),
        page => page.EntityDetailsList,
      ),
  })

/** The policies of a user, user group or role that allow something in a service. */
export const grantingPoliciesQuery = (arn: string, service: string) =>
  queryOptions({
    queryKey: lastAccessedKeys.policies(arn, service),
    queryFn: async ({ client, signal }) => {
      const entries = await allOf(
        Marker =>
          clientsOf(client).iam.send(
            new ListPoliciesGrantingServiceAccessCommand({ Arn: arn, ServiceNamespaces: [service], Marker }),
            { abortSignal: signal },
          ),
        page => page.PoliciesGrantingServiceAccess,
      )
      return entries.flatMap(entry => entry.Policies ?? [])
    },
  })
