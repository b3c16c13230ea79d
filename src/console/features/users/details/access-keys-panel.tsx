import type { AccessKeyMetadata } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeChange } from '../../../api/change.ts'
import { deleteAccessKey, setAccessKeyStatus } from '../../../api/changes/credentials.ts'
import { failureOf } from '../../../api/failure.ts'
import { userAccessKeysQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import { CopyText } from '../../../ui/copy-text.tsx'
import type { Column } from '../../../ui/resource-table/column.ts'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import { CreateAccessKeyDialog } from './create-access-key-dialog.tsx'

const idOf = (key: AccessKeyMetadata): string => key.AccessKeyId ?? ''

const columns: readonly Column<AccessKeyMetadata>[] = [
  {
    id: 'id',
    header: 'Access key ID',
    kind: 'text',
    value: idOf,
    cell: key => <CopyText text={idOf(key)} label="Access key ID" />,
    always: true,
    width: 280,
  },
  {
    id: 'status',
    header: 'Status',
    kind: 'text',
    value: key => key.Status,
    cell: key => (
      <StatusIndicator type={key.Status === 'Active' ? 'success' : 'stopped'}>{key.Status}</StatusIndicator>
    ),
    suggest: true,
    width: 140,
  },
  { id: 'created', header: 'Created', kind: 'date', value: key => key.CreateDate, width: 190 },
]

/** IAM's quota. */
const mostKeys = 2
const none: readonly AccessKeyMetadata[] = []

/** Access keys for the API and the CLI: create, deactivate, activate, delete. */
export const AccessKeysPanel = ({ userName }: { userName: string }) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { data: keys = none, isPending, error, refetch } = useQuery(userAccessKeysQuery(userName))
  const [state, setState] = useState(firstState)
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<readonly string[]>()

  const setStatus = async (key: AccessKeyMetadata, status: 'Active' | 'Inactive'): Promise<void> => {
    const accessKeyId = idOf(key)
    try {
      await makeChange(queryClient, setAccessKeyStatus, { userName, accessKeyId, status })
      const undo = status === 'Active' ? 'Inactive' : 'Active'
      notify({
        type: 'success',
        content: `The access key ${accessKeyId} is ${status === 'Active' ? 'active' : 'inactive'}.`,
        action: { text: 'Undo', run: () => void setStatus(key, undo) },
      })
    } catch (failure) {
      notify({ type: 'error', content: failureOf(failure).message })
    }
  }

  return (
    <>
      <ResourceTable
        name="access-keys"
        title="Access keys"
        description="For programs, the API and the CLI. They do not sign in to the console."
        noun={['access key', 'access keys']}
        emptyText="The user has no access key."
        variant="container"
        plain
        columns={columns}
        rows={keys}
        rowId={idOf}
        status={isPending ? 'loading' : 'ready'}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        state={state}
        onStateChange={setState}
        onRefresh={() => void refetch()}
        actions={selected => {
          const [key] = selected
          const active = key?.Status === 'Active'
          return (
            <>
              <Button
                disabled={selected.length === 0}
                disabledReason="Select the access keys to delete."
                onClick={() => setDeleting(selected.map(idOf))}
              >
                Delete
              </Button>
              <Button
                disabled={key === undefined || selected.length > 1}
                disabledReason="Select one access key."
                onClick={() => key && void setStatus(key, active ? 'Inactive' : 'Active')}
              >
                {key === undefined || active ? 'Deactivate' : 'Activate'}
              </Button>
              <Button
                disabled={keys.length >= mostKeys}
                disabledReason={`A user has ${mostKeys} access keys at most; delete one first.`}
                onClick={() => setCreating(true)}
              >
                Create access key
              </Button>
            </>
          )
        }}
      />
      {creating && <CreateAccessKeyDialog userName={userName} onClose={() => setCreating(false)} />}
      {deleting && (
        <ConfirmDelete
          noun={['access key', 'access keys']}
          ids={deleting}
          typeToConfirm={deleting.length === 1 ? deleting[0] : 'delete'}
          consequences="Programs that use it are refused from now on. Deactivate it first if you are not sure: that can be undone."
          run={accessKeyId => makeChange(queryClient, deleteAccessKey, { userName, accessKeyId })}
          renderError={failure => <ErrorNotice error={failure} />}
          onClose={deleted => {
            if (deleted.length > 0) {
              notify({ type: 'success', content: `Deleted: ${deleted.join(', ')}.` })
            }
            setDeleting(undefined)
          }}
        />
      )}
    </>
  )
}
