import {
  GetAccountAuthorizationDetailsCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { allOf } from '../pages.ts'
import { type HeldPolicies, readPolicies } from './entity-policies.ts'
import { growingListQuery, growingMapQuery } from './growing.ts'

export const userKeys = {
  all: ['users'],
  list: ['users', 'list'],
  permissions: ['users', 'permissions'],
  /** What is kept of single users. */
  each: ['users', 'one'],
  one: (name: string) => ['users', 'one', name] as const,
  user: (name: string) => ['users', 'one', name, 'user'] as const,
  groups: (name: string) => ['users', 'one', name, 'groups'] as const,
  password: (name: string) => ['users', 'one', name, 'password'] as const,
  accessKeys: (name: string) => ['users', 'one', name, 'access-keys'] as const,
} as const

/** Every user of the account. */
export const usersQuery = () =>
  growingListQuery(
    userKeys.list,
    ({ iam }, page) => iam.send(new ListUsersCommand(page)),
    page => page.Users,
  )

/** Groups, policies, boundary and tags of every user, by user id. */
export const userPermissionsQuery = () =>
  growingMapQuery(
    userKeys.permissions,
    ({ iam }, page) => iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['User'], ...page })),
    page => page.UserDetailList,
    user => user.UserId,
  )

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
export interface UserBelongings extends HeldPolicies {
  readonly password: boolean
  readonly accessKeys: readonly string[]
  readonly groups: readonly string[]
}

/** Asks for each kind of belonging; answers nothing unless the person may read them all. */
export const readUserBelongings = async (iam: IAMClient, UserName: string): Promise<UserBelongings> => {
  const [password, accessKeys, groups, policies] = await Promise.all([
    readPassword(iam, UserName),
    allOf(
      Marker => iam.send(new ListAccessKeysCommand({ UserName, Marker })),
      page => page.AccessKeyMetadata,
    ),
    allOf(
      Marker => iam.send(new ListGroupsForUserCommand({ UserName, Marker })),
      page => page.Groups,
    ),
    readPolicies(iam, { kind: 'user', name: UserName }),
  ])
  return {
    password: password !== null,
    accessKeys: accessKeys.flatMap(key => key.AccessKeyId ?? []),
    groups: groups.flatMap(group => group.GroupName ?? []),
    ...policies,
  }
}
