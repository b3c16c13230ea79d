import type { User } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { makeChange, refreshTouched } from '../../../api/change.ts'
import { addUserToGroup, removeUserFromGroup } from '../../../api/changes/groups.ts'
import { clientsOf } from '../../../api/clients.ts'
import { usersQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { BulkDialog } from '../../../ui/bulk-dialog.tsx'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import type { Column } from '../../../ui/resource-table/column.ts'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import { UserPicker } from '../../../ui/user-picker.tsx'

const nameOf = (user: User): string => user.UserName ?? ''

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    header: 'User name',
    kind: 'text',
    value: nameOf,
    cell: user => <Link href={hrefOf(paths.user(nameOf(user)))}>{nameOf(user)}</Link>,
    always: true,
    width: 260,
  },
  { id: 'path', header: 'Path', kind: 'text', value: user => user.Path, suggest: true, width: 160 },
  {
    id: 'last-activity',
    header: 'Last console sign-in',
    kind: 'date',
    value: user => user.PasswordLastUsed,
    absent: 'Never',
    width: 210,
  },
  { id: 'created', header: 'Created', kind: 'date', value: user => user.CreateDate, width: 190 },
]

interface MembersTabProps {
  readonly groupName: string
  readonly members: readonly User[]
  readonly refreshing: boolean
  readonly onRefresh: () => void
}

/** The users of the group; several join or leave at once. */
export const MembersTab = ({ groupName, members, refreshing, onRefresh }: MembersTabProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const [state, setState] = useState(firstState)
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<readonly string[]>()
  const closeRemoval = (removed: readonly string[]): void => {
    if (removed.length > 0) {
      notify({
        type: 'success',
        content: `Removed from “${groupName}”: ${removed.join(', ')}.`,
        action: { text: 'Undo', run: () => void putBack(removed) },
      })
    }
    setRemoving(undefined)
  }
  const putBack = async (userNames: readonly string[]): Promise<void> => {
    try {
      for (const userName of userNames) await makeChange(queryClient, addUserToGroup, { groupName, userName })
    } catch (error) {
      notify({ type: 'error', content: <ErrorNotice error={error} /> })
    }
  }
  return (
    <>
      <ResourceTable
        name="users-of-group"
        title="Users in this group"
        noun={['user', 'users']}
        variant="container"
        columns={columns}
        rows={members}
        rowId={nameOf}
        status="ready"
        refreshing={refreshing}
        state={state}
        onStateChange={setState}
        onRefresh={onRefresh}
        actions={selected => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the users to remove from the group."
              onClick={() => setRemoving(selected.map(nameOf))}
            >
              Remove
            </Button>
            <Button onClick={() => setAdding(true)}>Add users</Button>
          </>
        )}
        emptyText="Nobody is in this group yet."
        emptyAction={<Button onClick={() => setAdding(true)}>Add users</Button>}
      />
      {adding && <AddUsers groupName={groupName} members={members} onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDelete
          noun={['user', 'users']}
          verb="Remove"
          ids={removing}
          consequences={`They lose what only the group “${groupName}” allows. The users themselves stay.`}
          run={userName => makeChange(queryClient, removeUserFromGroup, { groupName, userName })}
          renderError={error => <ErrorNotice error={error} />}
          onClose={closeRemoval}
        />
      )}
    </>
  )
}

interface AddUsersProps {
  readonly groupName: string
  readonly members: readonly User[]
  readonly onClose: () => void
}

const AddUsers = ({ groupName, members, onClose }: AddUsersProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const users = useQuery(usersQuery())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const exclude = useMemo(() => new Set(members.map(nameOf)), [members])
  const close = (added: readonly string[]): void => {
    void refreshTouched(
      queryClient,
      [...chosen].flatMap(userName => addUserToGroup.touches({ groupName, userName })),
    )
    if (added.length > 0) {
      notify({ type: 'success', content: `Added to “${groupName}”: ${added.join(', ')}.` })
    }
    onClose()
  }
  return (
    <BulkDialog
      size="large"
      header={`Add users to “${groupName}”`}
      verb="Add"
      ids={[...chosen]}
      run={userName => addUserToGroup.run(clientsOf(queryClient), { groupName, userName })}
      blocked={chosen.size === 0 ? 'Select at least one user.' : undefined}
      renderError={error => <ErrorNotice error={error} />}
      onClose={close}
    >
      <UserPicker
        users={users.data?.items}
        partial={users.data?.complete === false}
        exclude={exclude}
        failure={users.error && <ErrorNotice error={users.error} onRetry={() => void users.refetch()} />}
        selected={chosen}
        onChange={setChosen}
      />
    </BulkDialog>
  )
}
