import type { Group } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeChange } from '../../../api/change.ts'
import { removeUserFromGroup } from '../../../api/changes/groups.ts'
import { userGroupsQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import type { Column } from '../../../ui/resource-table/column.ts'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import { AddToGroupsDialog } from '../add-to-groups-dialog.tsx'

const nameOf = (group: Group): string => group.GroupName ?? ''

const columns: readonly Column<Group>[] = [
  {
    id: 'name',
    header: 'Group name',
    kind: 'text',
    value: nameOf,
    cell: group => <Link href={hrefOf(paths.group(nameOf(group)))}>{nameOf(group)}</Link>,
    always: true,
    width: 300,
  },
  { id: 'path', header: 'Path', kind: 'text', value: group => group.Path, suggest: true, width: 160 },
  { id: 'created', header: 'Created', kind: 'date', value: group => group.CreateDate, width: 190 },
]

const none: readonly Group[] = []

/** The groups that the user is in. */
export const GroupsTab = ({ userName }: { userName: string }) => {
  const queryClient = useQueryClient()
  const { data = none, isPending, error, refetch } = useQuery(userGroupsQuery(userName))
  const [state, setState] = useState(firstState)
  const [removing, setRemoving] = useState<readonly string[]>()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ResourceTable
        name="groups-of-user"
        title="User groups"
        description="The user has all permissions of its groups."
        noun={['user group', 'user groups']}
        emptyText="The user is in no group."
        variant="container"
        plain
        columns={columns}
        rows={data}
        rowId={nameOf}
        status={isPending ? 'loading' : 'ready'}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        state={state}
        onStateChange={setState}
        onRefresh={() => void refetch()}
        actions={selected => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the groups to leave."
              onClick={() => setRemoving(selected.map(nameOf))}
            >
              Remove from groups
            </Button>
            <Button onClick={() => setAdding(true)}>Add to groups</Button>
          </>
        )}
      />
      {adding && (
        <AddToGroupsDialog
          userNames={[userName]}
          exclude={data.map(nameOf)}
          onClose={() => setAdding(false)}
        />
      )}
      {removing && (
        <ConfirmDelete
          noun={['membership', 'memberships']}
          verb="Remove"
          ids={removing}
          consequences={`“${userName}” loses the permissions that only ${removing.length === 1 ? 'this group gives' : 'these groups give'}.`}
          run={groupName => makeChange(queryClient, removeUserFromGroup, { userName, groupName })}
          renderError={failure => <ErrorNotice error={failure} />}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  )
}
