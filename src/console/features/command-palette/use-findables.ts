import type { AccessKeyMetadata, Policy } from '@aws-sdk/client-iam'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Failure, failureOf } from '../../api/failure.ts'
import { isAwsManaged } from '../../api/pickable-policies.ts'
import { seenAccessKeys } from '../../api/queries/access-key-owner.ts'
import { groupsQuery } from '../../api/queries/groups.ts'
import { policiesQuery } from '../../api/queries/policies.ts'
import { rolesQuery } from '../../api/queries/roles.ts'
import { usersQuery } from '../../api/queries/users.ts'
import { paths } from '../../app/paths.ts'
import { recentId } from '../../app/recent-roles.ts'
import { accountWords, roleTitle } from '../../app/role-words.ts'
import { useSession } from '../../app/session-context.tsx'
import { useRecentRoles } from '../../app/use-recent-roles.ts'
import { type Findable, findable } from './entry.ts'
import { ownerPath, ownerWords } from './key-owner.ts'
import { findableTasks } from './tasks.ts'

/** How one of the lists that are searched stands. */
export interface Source {
  readonly name: string
  readonly count: number
  readonly complete: boolean
  readonly failure?: Failure | undefined
}

/** Lists are read once for many searches; what the console itself changes is read again at once. */
const fresh = { staleTime: 300_000 }

/** Everything that can be found so far, and how the lists stand that it comes from. */
export const useFindables = () => {
  const session = useSession()
  const queryClient = useQueryClient()
  const [recentRoles] = useRecentRoles()
  const users = useQuery({ ...usersQuery(), ...fresh })
  const groups = useQuery({ ...groupsQuery(), ...fresh })
  const roles = useQuery({ ...rolesQuery(), ...fresh })
  const own = useQuery({ ...policiesQuery('Local'), ...fresh })
  const aws = useQuery({ ...policiesQuery('AWS'), ...fresh })

  const tasks = useMemo(() => findableTasks(session), [session])
  const recentItems = useMemo(
    () =>
      recentRoles.map(role =>
        findable(
          {
            kind: 'recent',
            id: `recent ${recentId(role)}`,
            title: roleTitle(role),
            detail: `${role.roleName}, ${accountWords(role.accountId, role.accountAlias)}`,
            target: role,
          },
          role.accountId,
          'switch role assume',
        ),
      ),
    [recentRoles],
  )
  const userItems = useMemo(
    () =>
      (users.data?.items ?? []).map(({ UserName = '', UserId, Arn, Path }) =>
        findable(
          {
            kind: 'user',
            id: `user ${UserName}`,
            title: UserName,
            detail: beyondRoot(Path),
            target: paths.user(UserName),
          },
          Arn,
          UserId,
        ),
      ),
    [users.data],
  )
  const groupItems = useMemo(
    () =>
      (groups.data ?? []).map(({ GroupName = '', GroupId, Arn, Path }) =>
        findable(
          {
            kind: 'group',
            id: `group ${GroupName}`,
            title: GroupName,
            detail: beyondRoot(Path),
            target: paths.group(GroupName),
          },
          Arn,
          GroupId,
        ),
      ),
    [groups.data],
  )
  const roleItems = useMemo(
    () =>
      (roles.data?.items ?? []).map(({ RoleName = '', RoleId, Arn, Path, Description }) =>
        findable(
          {
            kind: 'role',
            id: `role ${RoleName}`,
            title: RoleName,
            detail: Description ?? beyondRoot(Path),
            target: paths.role(RoleName),
          },
          Arn,
          RoleId,
        ),
      ),
    [roles.data],
  )
  const ownPolicyItems = useMemo(() => (own.data ?? []).map(findablePolicy), [own.data])
  const awsPolicyItems = useMemo(() => (aws.data ?? []).map(findablePolicy), [aws.data])
  // Read anew for each render of the lists: what is in the cache tells nobody that it has grown.
  const keyItems = seenAccessKeys(queryClient).map(findableKey)
  const lists = useMemo(
    () => [
      ...tasks,
      ...recentItems,
      ...userItems,
      ...groupItems,
      ...roleItems,
      ...ownPolicyItems,
      ...awsPolicyItems,
    ],
    [tasks, recentItems, userItems, groupItems, roleItems, ownPolicyItems, awsPolicyItems],
  )
  const sources: readonly Source[] = [
    {
      name: 'users',
      count: userItems.length,
      complete: users.data?.complete === true,
      failure: failed(users.error),
    },
    {
      name: 'user groups',
      count: groupItems.length,
      complete: groups.isSuccess,
      failure: failed(groups.error),
    },
    {
      name: 'roles',
      count: roleItems.length,
      complete: roles.data?.complete === true,
      failure: failed(roles.error),
    },
    {
      name: 'policies',
      count: ownPolicyItems.length,
      complete: own.isSuccess,
      failure: failed(own.error),
    },
    {
      name: 'AWS managed policies',
      count: awsPolicyItems.length,
      complete: aws.isSuccess,
      failure: failed(aws.error),
    },
  ]
  return { lists, keyItems, sources }
}

const failed = (error: Error | null): Failure | undefined => (error === null ? undefined : failureOf(error))

/** A path that says something: most things lie at `/`. */
const beyondRoot = (path: string | undefined): string | undefined => (path === '/' ? undefined : path)

const findablePolicy = ({ PolicyName = '', PolicyId, Arn = '', Description, Path }: Policy): Findable =>
  findable(
    {
      kind: isAwsManaged(Arn) ? 'aws-policy' : 'policy',
      id: `policy ${Arn}`,
      title: PolicyName,
      detail: Description ?? beyondRoot(Path),
      target: paths.policy(Arn),
    },
    Arn,
    PolicyId,
  )

const findableKey = ({ AccessKeyId = '', UserName, Status }: AccessKeyMetadata): Findable =>
  findable({
    kind: 'key',
    id: `key ${AccessKeyId}`,
    title: AccessKeyId,
    detail: `of ${ownerWords(UserName)}${Status === 'Active' ? '' : ', not active'}`,
    target: ownerPath(UserName),
  })
