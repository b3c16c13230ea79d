import type { Role, RoleDetail } from '@aws-sdk/client-iam'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { decodeDocument } from '../../api/policy-document.ts'
import { roleDetailsQuery, rolesQuery } from '../../api/queries/roles.ts'
import { useSession } from '../../app/session-context.tsx'
import { entityLabel, trustedEntities } from './trust/trusted-entity.ts'

/** One role in the table: what ListRoles says, joined with what the bulk authorization details say. */
export interface RoleRow {
  readonly name: string
  readonly role: Role
  /** Whom it trusts, in words. */
  readonly trusted: readonly string[]
  /** Absent while it is on its way. */
  readonly detail?: RoleDetail | undefined
}

/** The rows of the roles table; they grow while the account is still being read. */
export const useRoleRows = () => {
  const roles = useQuery(rolesQuery())
  const details = useQuery(roleDetailsQuery())
  const { account } = useSession()
  const listed = useMemo(
    () =>
      (roles.data?.items ?? []).map(
        (role): RoleRow => ({
          name: role.RoleName ?? '',
          role,
          trusted: trustedEntities(decodeDocument(role.AssumeRolePolicyDocument), account.id).map(
            entityLabel,
          ),
        }),
      ),
    [roles.data, account.id],
  )
  const rows = useMemo(
    () => listed.map((row): RoleRow => ({ ...row, detail: details.data?.items.get(row.role.RoleId ?? '') })),
    [listed, details.data],
  )
  const refresh = (): void => {
    void roles.refetch()
    void details.refetch()
  }
  return {
    rows,
    status: roles.isPending
      ? ('loading' as const)
      : roles.data?.complete
        ? ('ready' as const)
        : ('partial' as const),
    refreshing: roles.isFetching || details.isFetching,
    error: roles.error,
    detailsError: details.error,
    refresh,
  }
}
