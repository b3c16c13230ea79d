import type { QueryClient } from '@tanstack/react-query'
import { type CompiledPolicy, compilePolicy, type PolicySource } from '../../policy/evaluate/compile.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { Entity } from './entity.ts'
import { failureOf } from './failure.ts'
import { passwordPolicyQuery } from './queries/account.ts'
import { type HeldPolicies, inlinePolicyQuery, policiesOfQuery } from './queries/entity-policies.ts'
import { type DocumentQuery, policyDocumentQuery } from './queries/policies.ts'
import { userGroupsQuery, userQuery } from './queries/users.ts'

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

/** Whose policies reach the user: the user itself, or one of its groups. */
interface Holder extends Entity {
  readonly kind: 'user' | 'group'
}

/** What may be missing where the policies of a holder cannot be read. */
const reading = {
  user: { list: 'iam:ListUserPolicies', document: 'iam:GetUserPolicy' },
  group: { list: 'iam:ListGroupPolicies', document: 'iam:GetGroupPolicy' },
} as const

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
  const managed = (arn: string, origin?: PolicySource['origin']) =>
    compiled(policyDocumentQuery(arn), { id: arn, kind: 'managed', origin }, 'iam:GetPolicy')

  const heldBy = async (holder: Holder): Promise<readonly CompiledPolicy[]> => {
    const { list, document } = reading[holder.kind]
    const held: HeldPolicies = (await maybe(queryClient.fetchQuery(policiesOfQuery(holder)), list)) ?? {
      attached: [],
      inline: [],
    }
    const origin = { type: holder.kind, name: holder.name }
    const parts = await Promise.all([
      ...held.attached.map(({ PolicyArn = '' }) => managed(PolicyArn, origin)),
      ...held.inline.map(name =>
        compiled(inlinePolicyQuery(holder, name), { id: name, kind: 'inline', origin }, document),
      ),
    ])
    return parts.flat()
  }

  const [lettingChangePassword, user, direct, groups = []] = await Promise.all([
    readPasswordSetting(queryClient),
    maybe(queryClient.fetchQuery(userQuery(userName)), 'iam:GetUser'),
    heldBy({ kind: 'user', name: userName }),
    maybe(queryClient.fetchQuery(userGroupsQuery(userName)), 'iam:ListGroupsForUser'),
  ])
  const boundaryArn = user?.PermissionsBoundary?.PermissionsBoundaryArn
  const [ofGroups, boundary] = await Promise.all([
    Promise.all(groups.map(({ GroupName: name = '' }) => heldBy({ kind: 'group', name }))),
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
