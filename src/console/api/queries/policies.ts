import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  ListEntitiesForPolicyCommand,
  type ListEntitiesForPolicyCommandOutput,
  ListPoliciesCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  type PolicyUsageType,
  type Tag,
} from '@aws-sdk/client-iam'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import type { Entity, Identity } from '../entity.ts'
import { allOf, largestPage } from '../pages.ts'
import { decodeDocument } from '../policy-document.ts'
import type { TagsQuery } from './tags.ts'

/** `Local` are the account's own, as the API has it. */
export type PolicyOwner = 'Local' | 'AWS'

export const policyKeys = {
  all: ['policies'],
  list: ['policies', 'list'],
  listOf: (owner: PolicyOwner) => ['policies', 'list', owner] as const,
  one: (arn: string) => ['policies', 'one', arn] as const,
  policy: (arn: string) => ['policies', 'one', arn, 'policy'] as const,
  document: (arn: string) => ['policies', 'one', arn, 'document'] as const,
  version: (arn: string, version: string) => ['policies', 'one', arn, 'version', version] as const,
  versions: (arn: string) => ['policies', 'one', arn, 'versions'] as const,
  entities: (arn: string) => ['policies', 'one', arn, 'entities'] as const,
  tags: (arn: string) => ['policies', 'one', arn, 'tags'] as const,
} as const

/** Every managed policy of one owner. */
export const policiesQuery = (owner: PolicyOwner) =>
  queryOptions({
    queryKey: policyKeys.listOf(owner),
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(
            new ListPoliciesCommand({ Scope: owner, Marker, MaxItems: largestPage }),
            { abortSignal: signal },
          ),
        page => page.Policies,
      ),
    // AWS's are some 1,600 that change by what is attached only, which the console knows of its own changes.
    ...(owner === 'AWS' ? { staleTime: 300_000 } : {}),
  })

/** What there is to know of a managed policy but its text. */
export const policyQuery = (arn: string) =>
  queryOptions({
    queryKey: policyKeys.policy(arn),
    queryFn: async ({ client, signal }) => {
      const { Policy } = await clientsOf(client).iam.send(new GetPolicyCommand({ PolicyArn: arn }), {
        abortSignal: signal,
      })
      if (Policy === undefined) throw new Error(`The service answered nothing about the policy "${arn}".`)
      return Policy
    },
  })

/** Asks for the text of a policy, whatever it hangs on. */
export type DocumentQuery = ReturnType<typeof policyDocumentQuery>

/** The text of a managed policy's default version. */
export const policyDocumentQuery = (arn: string) =>
  queryOptions<string, Error, string, QueryKey>({
    queryKey: policyKeys.document(arn),
    queryFn: async ({ client, signal }) => {
      const { DefaultVersionId } = await client.fetchQuery(policyQuery(arn))
      return readVersion(clientsOf(client).iam, arn, DefaultVersionId, signal)
    },
  })

/** The text of one version. */
export const policyVersionQuery = (arn: string, version: string) =>
  queryOptions<string, Error, string, QueryKey>({
    queryKey: policyKeys.version(arn, version),
    queryFn: ({ client, signal }) => readVersion(clientsOf(client).iam, arn, version, signal),
    // A version is never changed.
    staleTime: Number.POSITIVE_INFINITY,
  })

const readVersion = async (
  iam: IAMClient,
  arn: string,
  version: string | undefined,
  abortSignal: AbortSignal,
): Promise<string> => {
  const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version })
  return decodeDocument((await iam.send(command, { abortSignal })).PolicyVersion?.Document)
}

/** The versions that there are, newest first. */
export const policyVersionsQuery = (arn: string) =>
  queryOptions({
    queryKey: policyKeys.versions(arn),
    queryFn: ({ client, signal }) => readVersions(clientsOf(client).iam, arn, signal),
  })

const readVersions = (iam: IAMClient, PolicyArn: string, signal?: AbortSignal) =>
  allOf(
    Marker =>
      iam.send(
        new ListPolicyVersionsCommand({ PolicyArn, Marker }),
        signal === undefined ? {} : { abortSignal: signal },
      ),
    page => page.Versions,
  )

export const policyTagsQuery = (arn: string): TagsQuery =>
  queryOptions<Tag[], Error, Tag[], QueryKey>({
    queryKey: policyKeys.tags(arn),
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(new ListPolicyTagsCommand({ PolicyArn: arn, Marker }), {
            abortSignal: signal,
          }),
        page => page.Tags,
      ),
  })

/** A user, group or role that a policy is attached to, or a user or role that it bounds. */
export type PolicyEntity =
  | (Entity & { readonly use: 'permissions' })
  | (Identity & { readonly use: 'boundary' })

/** Whom a policy is attached to, and whom it bounds. */
export const policyEntitiesQuery = (arn: string) =>
  queryOptions({
    queryKey: policyKeys.entities(arn),
    queryFn: ({ client, signal }) => readEntities(clientsOf(client).iam, arn, signal),
  })

const readEntities = async (
  iam: IAMClient,
  arn: string,
  signal?: AbortSignal,
): Promise<readonly PolicyEntity[]> => {
  const pages = (PolicyUsageFilter: PolicyUsageType) =>
    allOf(
      Marker =>
        iam.send(
          new ListEntitiesForPolicyCommand({
            PolicyArn: arn,
            PolicyUsageFilter,
            Marker,
            MaxItems: largestPage,
          }),
          signal === undefined ? {} : { abortSignal: signal },
        ),
      page => [page],
    )
  const [attached, bounded] = await Promise.all([pages('PermissionsPolicy'), pages('PermissionsBoundary')])
  return [
    ...attached.flatMap(({ PolicyGroups = [] }) =>
      PolicyGroups.map(
        ({ GroupName: name = '' }): PolicyEntity => ({ kind: 'group', name, use: 'permissions' }),
      ),
    ),
    ...attached.flatMap(page => identitiesOf(page, 'permissions')),
    ...bounded.flatMap(page => identitiesOf(page, 'boundary')),
  ]
}

const identitiesOf = (
  { PolicyRoles = [], PolicyUsers = [] }: ListEntitiesForPolicyCommandOutput,
  use: PolicyEntity['use'],
): readonly PolicyEntity[] => [
  ...PolicyRoles.map(({ RoleName: name = '' }): PolicyEntity => ({ kind: 'role', name, use })),
  ...PolicyUsers.map(({ UserName: name = '' }): PolicyEntity => ({ kind: 'user', name, use })),
]

/** Everything that hangs on a policy of the account and goes when it is deleted. */
export interface PolicyBelongings {
  readonly entities: readonly PolicyEntity[]
  /** Versions that are not the default one, which goes with the policy itself. */
  readonly otherVersions: readonly string[]
}

/** Asks for each kind of belonging; answers nothing unless the person may read them all. */
export const readPolicyBelongings = async (iam: IAMClient, arn: string): Promise<PolicyBelongings> => {
  const [entities, versions] = await Promise.all([readEntities(iam, arn), readVersions(iam, arn)])
  return {
    entities,
    otherVersions: versions.flatMap(({ VersionId, IsDefaultVersion }) =>
      VersionId === undefined || IsDefaultVersion === true ? [] : [VersionId],
    ),
  }
}
