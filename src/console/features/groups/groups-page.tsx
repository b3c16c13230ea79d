import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { groupPermissionsQuery, groupsQuery } from '../../api/queries/groups.ts'
import { userPermissionsQuery } from '../../api/queries/users.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { hrefOf, paths } from '../../app/paths.ts'
import { useTableState } from '../../app/use-table-state.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
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
  const { rows, status, refreshing, error, permissionsError, refresh } = useGroupRows()
  const [state, setState] = useTableState()
  const [deleting, setDeleting] = useState<readonly string[]>()
  return (
    <>
      <ResourceTable
        name="groups"
        title="User groups"
        description="A group gives its policies to all of its users. It is no identity: it cannot sign in or stand in a trust policy."
        noun={['user group', 'user groups']}
        columns={permissionsError ? groupColumnsWithoutPermissions : groupColumns}
        rows={rows}
        rowId={nameOf}
        status={status}
        failure={error && <ErrorNotice error={error} onRetry={refresh} />}
        notice={
          permissionsError &&
          !error && (
            <Alert type="info" header="Users and policies of the groups are not shown">
              <ExpandableSection headerText="Why they cannot be read">
                <ErrorNotice error={permissionsError} onRetry={refresh} />
              </ExpandableSection>
            </Alert>
          )
        }
        state={state}
        onStateChange={setState}
        onRefresh={refresh}
        refreshing={refreshing}
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
