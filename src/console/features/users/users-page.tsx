import Button from '@cloudscape-design/components/button'
import type { QueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { virtualMfaDevicesQuery } from '../../api/queries/mfa-devices.ts'
import { userPermissionsQuery, usersQuery } from '../../api/queries/users.ts'
import { Fetched } from '../../app/fetched.tsx'
import { hrefOf, paths } from '../../app/paths.ts'
import { ResourceList } from '../../app/resource-list.tsx'
import { userColumns, userColumnsWithoutPermissions } from './user-columns.tsx'
import { type UserRow, useUserRows } from './user-rows.ts'

// Fetched when they are asked for: no row needs them.
const fetchMfaNote = async () => (await import('./mfa-note.tsx')).MfaNote
const AddToGroupsDialog = lazy(async () => ({
  default: (await import('./add-to-groups-dialog.tsx')).AddToGroupsDialog,
}))
const DeleteUsersDialog = lazy(async () => ({
  default: (await import('./delete-users-dialog.tsx')).DeleteUsersDialog,
}))

/** Only started: the table shows its own loading, and its first rows before the last have come. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(usersQuery())
  void queryClient.prefetchQuery(userPermissionsQuery())
  void queryClient.prefetchQuery(virtualMfaDevicesQuery())
  void queryClient.prefetchQuery(credentialReportQuery())
}

const nameOf = (row: UserRow): string => row.name

export const Component = () => {
  const list = useUserRows()
  const [dialog, setDialog] = useState<{ kind: 'delete' | 'add-to-groups'; users: readonly UserRow[] }>()
  return (
    <>
      <ResourceList
        name="users"
        title="Users"
        description={
          <>
            A user is a person or a program with its own password, access keys and permissions in this
            account.
            {list.report !== undefined && (
              <Fetched
                name="mfa-note"
                fetch={fetchMfaNote}
                what="the note on the MFA column"
                waiting={null}
                props={{ report: list.report }}
              />
            )}
          </>
        }
        noun={['user', 'users']}
        columns={list.detailsError ? userColumnsWithoutPermissions : userColumns}
        list={list}
        rowId={nameOf}
        withoutDetails="Groups, policies, boundaries and tags are not shown"
        actions={selected => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the users to delete."
              onClick={() => setDialog({ kind: 'delete', users: selected })}
            >
              Delete
            </Button>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the users to add to groups."
              onClick={() => setDialog({ kind: 'add-to-groups', users: selected })}
            >
              Add to groups
            </Button>
            <Button variant="primary" href={hrefOf(paths.createUser())}>
              Create user
            </Button>
          </>
        )}
        emptyAction={<Button href={hrefOf(paths.createUser())}>Create user</Button>}
      />
      <Suspense>
        {dialog?.kind === 'delete' && (
          <DeleteUsersDialog userNames={dialog.users.map(nameOf)} onClose={() => setDialog(undefined)} />
        )}
        {dialog?.kind === 'add-to-groups' && (
          <AddToGroupsDialog userNames={dialog.users.map(nameOf)} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </>
  )
}
