import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CredentialStatus } from '../../api/changes/other-credentials.ts'
import { failureOf } from '../../api/failure.ts'
import { ConfirmDelete } from '../../ui/confirm-delete.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../ui/resource-table/table-state.ts'
import { ErrorNotice } from '../error-notice.tsx'
import { useNotify } from '../notifications.tsx'

interface Credential {
  readonly Status?: string | undefined
}

export interface CredentialsPanelProps<Row extends Credential> {
  /** Preferences are saved by it. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly noun: readonly [singular: string, plural: string]
  readonly emptyText: string
  /** The same array from render to render. */
  readonly columns: readonly Column<Row>[]
  readonly query: UseQueryResult<readonly Row[]>
  readonly idOf: (row: Row) => string
  /** Stands above the rows. */
  readonly notice?: ReactNode
  /** The button that makes another one, the dialog behind it, and why it cannot be used. */
  readonly create: {
    readonly text: string
    readonly blocked?: string | undefined
    readonly render: (onClose: () => void) => ReactNode
  }
  readonly setStatus: (id: string, status: CredentialStatus) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** What deleting brings with it. */
  readonly consequences: string
  /** A button for the one row that is selected, before the others. */
  readonly extra?: (row: Row | undefined) => ReactNode
}

const none: readonly never[] = []

/** How a status is shown, wherever a credential has one. */
export const statusColumn = <Row extends Credential>(): Column<Row> => ({
  id: 'status',
  header: 'Status',
  kind: 'text',
  value: row => row.Status,
  cell: ({ Status }) => (
    <StatusIndicator type={Status === 'Active' ? 'success' : Status === 'Expired' ? 'warning' : 'stopped'}>
      {Status}
    </StatusIndicator>
  ),
  suggest: true,
  width: 140,
})

/** Credentials of one kind and one owner: to make, deactivate, activate and delete. */
export const CredentialsPanel = <Row extends Credential>(props: CredentialsPanelProps<Row>) => {
  const { noun, idOf, query, create } = props
  const [singular] = noun
  const notify = useNotify()
  const [state, setState] = useState(firstState)
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<readonly string[]>()
  const refresh = (): void => void query.refetch()

  const setStatus = async (id: string, status: CredentialStatus): Promise<void> => {
    try {
      await props.setStatus(id, status)
      const undo = status === 'Active' ? 'Inactive' : 'Active'
      notify({
        type: 'success',
        content: `The ${singular} ${id} is ${status === 'Active' ? 'active' : 'inactive'}.`,
        action: { text: 'Undo', run: () => void setStatus(id, undo) },
      })
    } catch (failure) {
      notify({ type: 'error', content: failureOf(failure).message })
    }
  }

  return (
    <>
      <ResourceTable
        name={props.name}
        title={props.title}
        description={props.description}
        noun={noun}
        emptyText={props.emptyText}
        variant="container"
        plain
        columns={props.columns}
        rows={query.data ?? none}
        rowId={idOf}
        status={query.isPending ? 'loading' : 'ready'}
        failure={query.error && <ErrorNotice error={query.error} onRetry={refresh} />}
        notice={props.notice}
        state={state}
        onStateChange={setState}
        onRefresh={refresh}
        actions={selected => {
          const only = selected.length === 1 ? selected[0] : undefined
          const active = only?.Status === 'Active'
          const change = only === undefined || active ? 'Deactivate' : 'Activate'
          return (
            <>
              {props.extra?.(only)}
              <Button
                // Several panels with buttons of the same names stand on one page.
                ariaLabel={`Delete ${noun[1]}`}
                disabled={selected.length === 0}
                disabledReason={`Select the ${noun[1]} to delete.`}
                onClick={() => setDeleting(selected.map(idOf))}
              >
                Delete
              </Button>
              <Button
                ariaLabel={`${change} ${singular}`}
                disabled={only === undefined || only.Status === 'Expired'}
                disabledReason={
                  only === undefined ? `Select one ${singular}.` : `The ${singular} has expired for good.`
                }
                onClick={() => only && void setStatus(idOf(only), active ? 'Inactive' : 'Active')}
              >
                {change}
              </Button>
              <Button
                disabled={create.blocked !== undefined}
                disabledReason={create.blocked ?? ''}
                onClick={() => setCreating(true)}
              >
                {create.text}
              </Button>
            </>
          )
        }}
      />
      {creating && create.render(() => setCreating(false))}
      {deleting && (
        <ConfirmDelete
          noun={noun}
          ids={deleting}
          typeToConfirm={deleting.length === 1 ? deleting[0] : 'delete'}
          consequences={props.consequences}
          run={props.remove}
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
