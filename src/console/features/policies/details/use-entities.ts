import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { groupsQuery } from '../../../api/queries/groups.ts'
import type { PolicyEntity } from '../../../api/queries/policies.ts'
import { isServiceLinked, rolesQuery } from '../../../api/queries/roles.ts'
import { usersQuery } from '../../../api/queries/users.ts'
import type { PickableEntity } from '../../../ui/entity-picker.tsx'

/** What a policy can be attached to, or, without the groups, can bound; groups and roles first, as they are fewer. */
export const useEntities = (use: PolicyEntity['use']) => {
  const users = useQuery(usersQuery())
  const groups = useQuery({ ...groupsQuery(), enabled: use === 'permissions' })
  const roles = useQuery(rolesQuery())
  const entities = useMemo(
    (): readonly PickableEntity[] => [
      ...(use === 'boundary' ? [] : (groups.data ?? [])).map(({ GroupName = '', Path, CreateDate }) => ({
        kind: 'group' as const,
        name: GroupName,
        path: Path,
        created: CreateDate,
      })),
      // Those of a service are its own: IAM refuses to change them.
      ...(roles.data?.items ?? [])
        .filter(role => !isServiceLinked(role))
        .map(({ RoleName = '', Path, CreateDate }) => ({
          kind: 'role' as const,
          name: RoleName,
          path: Path,
          created: CreateDate,
        })),
      ...(users.data?.items ?? []).map(({ UserName = '', Path, CreateDate }) => ({
        kind: 'user' as const,
        name: UserName,
        path: Path,
        created: CreateDate,
      })),
    ],
    [use, users.data, groups.data, roles.data],
  )
  const wanted = use === 'boundary' ? [users, roles] : [groups, users, roles]
  const complete =
    users.data?.complete === true &&
    roles.data?.complete === true &&
    (use === 'boundary' || groups.data !== undefined)
  return {
    entities,
    status: complete ? ('ready' as const) : entities.length > 0 ? ('partial' as const) : ('loading' as const),
    error: wanted.find(({ error }) => error !== null)?.error ?? null,
    refetch: (): void => {
      for (const query of wanted) if (query.error !== null) void query.refetch()
    },
  }
}
