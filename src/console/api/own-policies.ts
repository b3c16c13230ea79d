import type { QueryClient } from '@tanstack/react-query'
import { type CompiledPolicy, compilePolicy, type PolicySource } from '../../policy/evaluate/compile.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import { failureOf } from './failure.ts'
import { passwordPolicyQuery } from './queries/account.ts'
import { groupInlinePolicyQuery, groupPoliciesQuery } from './queries/groups.ts'
import { type DocumentQuery, policyDocumentQuery } from './queries/policies.ts'
import { userGroupsQuery, userInlinePolicyQuery, userPoliciesQuery, userQuery } from './queries/users.ts'

/** The policies that decide what a user may do, as far as whoever asks may read them. */
export interface OwnPolicies {
  readonly set: PolicySet
  readonly userId: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Whether the account lets all its users change their own passwords; undefined where that cannot be read. */
  readonly lettingChangePassword: boolean | undefined
  /** Actions that would have had to be allowed to read the rest; empty when everything was read. */
  readonly missing: readonly string[]
}

type Origin = NonNullable<PolicySource['origin']>

interface Held {
  readonly attached: readonly { readonly PolicyArn?: string | undefined }[]
  readonly inline: readonly string[]
}

/** Reads everything that it can. Throws only when the session is over or no answer comes. */
export const readOwnPolicies = async (queryClient: QueryClient, userName: string): Promise<OwnPolicies> => {
  const missing = new Set<string>()
  const maybe = async <T>(work: Promise<T>, action: string): Promise<T | undefined> => {
    try {
      return await work
    } catch (error) {
      if (!isUnreadable(error)) throw error
      missing.add(failureOf(error).action ?? action)
      return undefined
    }
  }
  const compiled = async (query: DocumentQuery, source: PolicySource, action: string) => {
    const text = await maybe(queryClient.fetchQuery(query), action)
    return text === undefined ? [] : [compilePolicy(text, source)]
  }
  const managed = (arn: string, origin?: Origin) =>
    compiled(policyDocumentQuery(arn), { id: arn, kind: 'managed', origin }, 'iam:GetPolicy')

  const heldBy = async (held: Held | undefined, origin: Origin): Promise<readonly CompiledPolicy[]> => {
    const { attached = [], inline = [] } = held ?? {}
    const [query, action] =
      origin.type === 'group'
        ? ([groupInlinePolicyQuery, 'iam:GetGroupPolicy'] as const)
        : ([userInlinePolicyQuery, 'iam:GetUserPolicy'] as const)
    const parts = await Promise.all([
      ...attached.map(({ PolicyArn = '' }) => managed(PolicyArn, origin)),
      ...inline.map(name => compiled(query(origin.name, name), { id: name, kind: 'inline', origin }, action)),
    ])
    return parts.flat()
  }

  const [lettingChangePassword, user, own, groups = []] = await Promise.all([
    readPasswordSetting(queryClient),
    maybe(queryClient.fetchQuery(userQuery(userName)), 'iam:GetUser'),
    maybe(queryClient.fetchQuery(userPoliciesQuery(userName)), 'iam:ListUserPolicies'),
    maybe(queryClient.fetchQuery(userGroupsQuery(userName)), 'iam:ListGroupsForUser'),
  ])
  const boundaryArn = user?.PermissionsBoundary?.PermissionsBoundaryArn
  const [direct, ofGroups, boundary] = await Promise.all([
    heldBy(own, { type: 'user', name: userName }),
    Promise.all(
      groups.map(async ({ GroupName: name = '' }) =>
        heldBy(await maybe(queryClient.fetchQuery(groupPoliciesQuery(name)), 'iam:ListGroupPolicies'), {
          type: 'group',
          name,
        }),
      ),
    ),
    boundaryArn === undefined ? [] : managed(boundaryArn),
  ])
  return {
    set: { identity: [...direct, ...ofGroups.flat()], boundary: boundary[0] },
    userId: user?.UserId ?? '',
    tags: (user?.Tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })),
    lettingChangePassword,
    missing: [...missing].sort(),
  }
}

const readPasswordSetting = async (queryClient: QueryClient): Promise<boolean | undefined> => {
  try {
    return (await queryClient.fetchQuery(passwordPolicyQuery()))?.AllowUsersToChangePassword ?? false
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

/** Only the person's policies or the backend keep the answer back; anything else is a failure of the whole. */
const isUnreadable = (error: unknown): boolean => ['refused', 'not-built'].includes(failureOf(error).kind)
