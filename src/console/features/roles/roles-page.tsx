import Button from '@cloudscape-design/components/button'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { roleDetailsQuery, rolesQuery } from '../../api/queries/roles.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { ResourceList } from '../../app/resource-list.tsx'
import { DeleteRolesDialog } from './delete-roles-dialog.tsx'
import { roleColumns, roleColumnsWithoutDetails } from './role-columns.tsx'
import { type RoleRow, useRoleRows } from './role-rows.ts'

/** Only started: the table shows its own loading, and its first rows before the last have come. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(rolesQuery())
  void queryClient.prefetchQuery(roleDetailsQuery())
}

const nameOf = (row: RoleRow): string => row.name

export const Component = () => {
  const list = useRoleRows()
  const [deleting, setDeleting] = useState<readonly string[]>()
  return (
    <>
      <ResourceList
        name="roles"
        title="Roles"
        description="A role has permissions but no credentials of its own: whoever it trusts acts under it for a while."
        noun={['role', 'roles']}
        columns={list.detailsError ? roleColumnsWithoutDetails : roleColumns}
        list={list}
        rowId={nameOf}
        withoutDetails="Last activity, policies, boundaries and tags are not shown"
        actions={selected => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the roles to delete."
              onClick={() => setDeleting(selected.map(nameOf))}
            >
              Delete
            </Button>
            <Button variant="primary" href={hrefOf(paths.createRole())}>
              Create role
            </Button>
          </>
        )}
        emptyAction={<Button href={hrefOf(paths.createRole())}>Create role</Button>}
      />
      {deleting && <DeleteRolesDialog roleNames={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  )
}
