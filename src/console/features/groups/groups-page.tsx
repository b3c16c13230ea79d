import Button from '@cloudscape-design/components/button'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { groupPermissionsQuery, groupsQuery } from '../../api/queries/groups.ts'
import { userPermissionsQuery } from '../../api/queries/users.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { ResourceList } from '../../app/resource-list.tsx'
import { DeleteGroupsDialog } from './delete-groups-dialog.tsx'
import { type GroupRow, groupColumns, groupColumnsWithoutPermissions } from './group-columns.tsx'
import { useGroupRows } from './use-group-rows.ts'

/** Only started: the table shows its own loading. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(groupsQuery())
  void queryClient.prefetchQuery(groupPermissionsQuery())
  void queryClient.prefetchQuery(userPermissionsQuery())
}

const nameOf = (row: GroupRow): string => row.name

export const Component = () => {
  const list = useGroupRows()
  const [deleting, setDeleting] = useState<readonly string[]>()
  return (
    <>
      <ResourceList
        name="groups"
        title="User groups"
        description="A group gives its policies to all of its users. It is no identity: it cannot sign in or stand in a trust policy."
        noun={['user group', 'user groups']}
        columns={list.detailsError ? groupColumnsWithoutPermissions : groupColumns}
        list={list}
        rowId={nameOf}
        withoutDetails="Users and policies of the groups are not shown"
        actions={selected => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the user groups to delete."
              onClick={() => setDeleting(selected.map(nameOf))}
            >
              Delete
            </Button>
            <Button variant="primary" href={hrefOf(paths.createGroup())}>
              Create group
            </Button>
          </>
        )}
        emptyAction={<Button href={hrefOf(paths.createGroup())}>Create group</Button>}
      />
      {deleting && <DeleteGroupsDialog groupNames={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  )
}
