import {
  GetAccountAuthorizationDetailsCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  NoSuchEntityException,
  type User,
  type UserDetail,
} from '@aws-sdk/client-iam'
import {
  type QueryKey,
  queryOptions,
  experimental_streamedQuery as streamedQuery,
} from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { allOf, largestPage, pagesOf } from '../pages.ts'
import { decodeDocument } from '../policy-document.ts'

export const userKeys = {
  all: ['users'],
  list: ['users', 'list'],
  permissions: ['users', 'permissions'],
  one: (name: string) => ['users', 'one', name] as const,
  user: (name: string) => ['users', 'one', name, 'user'] as const,
  groups: (name: string) => ['users', 'one', name, 'groups'] as const,
  policies: (name: string) => ['users', 'one', name, 'policies'] as const,
  inline: (name: string, policy: string) => ['users', 'one', name, 'policies', 'inline', policy] as const,
  tags: (name: string) => ['users', 'one', name, 'tags'] as const,
  password: (name: string) => ['users', 'one', name, 'password'] as const,
  accessKeys: (name: string) => ['users', 'one', name, 'access-keys'] as const,
} as const

/** The first page is short so that a person sees rows at once; the rest comes in the largest pages there are. */
const firstPage = 100
const sizeOf = (marker: string | undefined): number => (marker === undefined ? firstPage : largestPage)

/** A list on its way: what has come so far, and whether that is all. */
export interface Growing<Items> {
  readonly items: Items
  readonly complete: boolean
}

interface Batch<Item> {
  readonly batch: readonly Item[]
  readonly last: boolean
}

/**
 * Every user of the account; the data grow page by page while the query is still fetching. Leaving the screen does not
 * abort it: the pages that had come would then pass for the whole list.
 */
export const usersQuery = () =>
  queryOptions({
    queryKey: userKeys.list,
    queryFn: streamedQuery<Batch<User>, Growing<readonly User[]>, typeof userKeys.list>({
      streamFn: async function* ({ client }) {
        const pages = pagesOf(Marker =>
          clientsOf(client).iam.send(new ListUsersCommand({ Marker, MaxItems: sizeOf(Marker) })),
        )
        for await (const { Users = [], IsTruncated } of pages)
          yield { batch: Users, last: IsTruncated !== true }
      },
      refetchMode: 'replace',
      reducer: ({ items }, { batch, last }) => ({ items: [...items, ...batch], complete: last }),
      initialValue: { items: [], complete: false },
    }),
  })

/** Groups, policies, boundary and tags of every user, by user id; grows page by page like `usersQuery`. */
export const userPermissionsQuery = () =>
  queryOptions({
    queryKey: userKeys.permissions,
    queryFn: streamedQuery<
      Batch<UserDetail>,
      Growing<ReadonlyMap<string, UserDetail>>,
      typeof userKeys.permissions
    >({
      streamFn: async function* ({ client }) {
        const pages = pagesOf(Marker =>
          clientsOf(client).iam.send(
            new GetAccountAuthorizationDetailsCommand({ Filter: ['User'], Marker, MaxItems: sizeOf(Marker) }),
          ),
        )
        for await (const { UserDetailList = [], IsTruncated } of pages) {
          yield { batch: UserDetailList, last: IsTruncated !== true }
        }
      },
      refetchMode: 'replace',
      reducer: ({ items }, { batch, last }) => ({
        items: new Map([...items, ...batch.map(user => [user.UserId ?? '', user] as const)]),
        complete: last,
      }),
      initialValue: { items: new Map(), complete: false },
    }),
  })

export const userQuery = (userName: string) =>
  queryOptions({
    queryKey: userKeys.user(userName),
    queryFn: async ({ client, signal }) => {
      const { User } = await clientsOf(client).iam.send(new GetUserCommand({ UserName: userName }), {
        abortSignal: signal,
      })
      if (User === undefined) throw new Error(`The service answered nothing about the user "${userName}".`)
      return User
    },
  })

export const userGroupsQuery = (userName: string) =>
  queryOptions({
    queryKey: userKeys.groups(userName),
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(new ListGroupsForUserCommand({ UserName: userName, Marker }), {
            abortSignal: signal,
          }),
        page => page.Groups,
      ),
  })

/** What hangs on the user itself: attached managed policies and the names of inline ones. */
export const userPoliciesQuery = (userName: string) =>
  queryOptions({
    queryKey: userKeys.policies(userName),
    queryFn: async ({ client, signal }) => {
      const { iam } = clientsOf(client)
      const [attached, inline] = await Promise.all([
        allOf(
          Marker =>
            iam.send(new ListAttachedUserPoliciesCommand({ UserName: userName, Marker }), {
              abortSignal: signal,
            }),
          page => page.AttachedPolicies,
        ),
        allOf(
          Marker =>
            iam.send(new ListUserPoliciesCommand({ UserName: userName, Marker }), { abortSignal: signal }),
          page => page.PolicyNames,
        ),
      ])
      return { attached, inline }
    },
  })

/** The text of an inline policy, as it was written. */
export const userInlinePolicyQuery = (userName: string, policyName: string) =>
  queryOptions<string, Error, string, QueryKey>({
    queryKey: userKeys.inline(userName, policyName),
    queryFn: async ({ client, signal }) => {
      const command = new GetUserPolicyCommand({ UserName: userName, PolicyName: policyName })
      return decodeDocument(
        (await clientsOf(client).iam.send(command, { abortSignal: signal })).PolicyDocument,
      )
    },
  })

export const userTagsQuery = (userName: string) =>
  queryOptions({
    queryKey: userKeys.tags(userName),
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(new ListUserTagsCommand({ UserName: userName, Marker }), {
            abortSignal: signal,
          }),
        page => page.Tags,
      ),
  })

/** The console password's dates, or null when the user has none. */
export const userPasswordQuery = (userName: string) =>
  queryOptions({
    queryKey: userKeys.password(userName),
    queryFn: ({ client, signal }) => readPassword(clientsOf(client).iam, userName, signal),
  })

const readPassword = async (iam: IAMClient, UserName: string, signal?: AbortSignal) => {
  try {
    const answer = await iam.send(
      new GetLoginProfileCommand({ UserName }),
      signal ? { abortSignal: signal } : {},
    )
    return answer.LoginProfile ?? null
  } catch (error) {
    if (error instanceof NoSuchEntityException) return null
    throw error
  }
}

/** Of a user, or of the root user itself, which has no name. */
export const userAccessKeysQuery = (userName: string | undefined) =>
  queryOptions({
    queryKey: userKeys.accessKeys(userName ?? ''),
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(new ListAccessKeysCommand({ UserName: userName, Marker }), {
            abortSignal: signal,
          }),
        page => page.AccessKeyMetadata,
      ),
  })

/** Everything that hangs on a user and goes when it is deleted. */
export interface UserBelongings {
  readonly password: boolean
  readonly accessKeys: readonly string[]
  readonly groups: readonly string[]
  readonly attached: readonly { readonly name: string; readonly arn: string }[]
  readonly inline: readonly string[]
}

/** Asks for each kind of belonging; answers nothing unless the person may read them all. */
export const readUserBelongings = async (iam: IAMClient, UserName: string): Promise<UserBelongings> => {
  const [password, accessKeys, groups, attached, inline] = await Promise.all([
    readPassword(iam, UserName),
    allOf(
      Marker => iam.send(new ListAccessKeysCommand({ UserName, Marker })),
      page => page.AccessKeyMetadata,
    ),
    allOf(
      Marker => iam.send(new ListGroupsForUserCommand({ UserName, Marker })),
      page => page.Groups,
    ),
    allOf(
      Marker => iam.send(new ListAttachedUserPoliciesCommand({ UserName, Marker })),
      page => page.AttachedPolicies,
    ),
    allOf(
      Marker => iam.send(new ListUserPoliciesCommand({ UserName, Marker })),
      page => page.PolicyNames,
    ),
  ])
  return {
    password: password !== null,
    accessKeys: accessKeys.flatMap(key => key.AccessKeyId ?? []),
    groups: groups.flatMap(group => group.GroupName ?? []),
    attached: attached.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName ?? '', arn: PolicyArn ?? '' })),
    inline,
  }
}
