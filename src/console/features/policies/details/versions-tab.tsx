import type { PolicyVersion } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { makeChange } from '../../../api/change.ts'
import { deletePolicyVersion } from '../../../api/changes/policies.ts'
import { policyVersionQuery, policyVersionsQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import { PolicyDocumentDialog } from '../../../ui/policy-document-dialog.tsx'
import type { Column } from '../../../ui/resource-table/column.ts'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import { SetDefaultDialog } from './set-default-dialog.tsx'

const idOf = (version: PolicyVersion): string => version.VersionId ?? ''
const isDefault = (version: PolicyVersion): boolean => version.IsDefaultVersion === true

const columnsOf = (onOpen: (versionId: string) => void): readonly Column<PolicyVersion>[] => [
  {
    id: 'version',
    header: 'Version',
    kind: 'text',
    value: idOf,
    cell: version => (
      <Link
        href="#"
        ariaLabel={`Show ${idOf(version)}`}
        onFollow={event => {
          event.preventDefault()
          onOpen(idOf(version))
        }}
      >
        {idOf(version)}
      </Link>
    ),
    always: true,
    width: 160,
  },
  {
    id: 'default',
    header: 'Applies',
    kind: 'text',
    value: version => (isDefault(version) ? 'Default version' : 'No'),
    cell: version => (isDefault(version) ? <StatusIndicator>Default version</StatusIndicator> : 'No'),
    width: 200,
  },
  { id: 'created', header: 'Created', kind: 'date', value: version => version.CreateDate, width: 220 },
]

const none: readonly PolicyVersion[] = []

type Dialog =
  | { readonly kind: 'show' | 'set-default'; readonly versionId: string }
  | { readonly kind: 'delete'; readonly versionIds: readonly string[] }

interface VersionsTabProps {
  readonly policyArn: string
  readonly policyName: string
  /** Why nobody can change the versions. */
  readonly blocked: string | undefined
}

/** The texts that the policy has had, of which one applies. */
export const VersionsTab = ({ policyArn, policyName, blocked }: VersionsTabProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { data = none, isPending, error, refetch } = useQuery(policyVersionsQuery(policyArn))
  const [state, setState] = useState(firstState)
  const [dialog, setDialog] = useState<Dialog>()
  const close = (): void => setDialog(undefined)
  const columns = useMemo(() => columnsOf(versionId => setDialog({ kind: 'show', versionId })), [])
  const current = data.find(isDefault)?.VersionId
  return (
    <>
      <ResourceTable
        name="policy-versions"
        title="Versions"
        description="Up to five texts are kept; the default version is the one that applies."
        noun={['version', 'versions']}
        variant="container"
        plain
        columns={columns}
        rows={data}
        rowId={idOf}
        status={isPending ? 'loading' : 'ready'}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        state={state}
        onStateChange={setState}
        onRefresh={() => void refetch()}
        actions={selected => {
          const noDelete = blocked ?? whyNotDeletable(selected)
          const noDefault = blocked ?? whyNotDefault(selected)
          return (
            <>
              <Button
                disabled={noDelete !== undefined}
                disabledReason={noDelete ?? ''}
                onClick={() => setDialog({ kind: 'delete', versionIds: selected.map(idOf) })}
              >
                Delete
              </Button>
              <Button
                disabled={noDefault !== undefined}
                disabledReason={noDefault ?? ''}
                onClick={() => setDialog({ kind: 'set-default', versionId: selected.map(idOf)[0] ?? '' })}
              >
                Set as default
              </Button>
              <Button
                disabled={blocked !== undefined}
                disabledReason={blocked ?? ''}
                href={hrefOf(paths.editPolicy(policyArn))}
              >
                Create version
              </Button>
            </>
          )
        }}
      />
      {dialog?.kind === 'show' && (
        <ShowVersion
          policyArn={policyArn}
          policyName={policyName}
          versionId={dialog.versionId}
          onClose={close}
        />
      )}
      {dialog?.kind === 'set-default' && current !== undefined && (
        <SetDefaultDialog
          policyArn={policyArn}
          policyName={policyName}
          from={current}
          to={dialog.versionId}
          onClose={close}
        />
      )}
      {dialog?.kind === 'delete' && (
        <ConfirmDelete
          noun={['version', 'versions']}
          ids={dialog.versionIds}
          run={versionId => makeChange(queryClient, deletePolicyVersion, { policyArn, versionId })}
          renderError={failure => <ErrorNotice error={failure} />}
          onClose={deleted => {
            close()
            if (deleted.length > 0)
              notify({ type: 'success', content: `Deleted of “${policyName}”: ${deleted.join(', ')}.` })
          }}
        />
      )}
    </>
  )
}

const whyNotDeletable = (selected: readonly PolicyVersion[]): string | undefined => {
  if (selected.length === 0) return 'Select the versions to delete.'
  const current = selected.find(isDefault)
  return (
    current && `${idOf(current)} is the default version; set another one as default before you delete it.`
  )
}

const whyNotDefault = (selected: readonly PolicyVersion[]): string | undefined => {
  const [version] = selected
  if (version === undefined || selected.length > 1) return 'Select the one version that is to apply.'
  return isDefault(version) ? `${idOf(version)} is the default version already.` : undefined
}

interface ShowVersionProps {
  readonly policyArn: string
  readonly policyName: string
  readonly versionId: string
  readonly onClose: () => void
}

const ShowVersion = ({ policyArn, policyName, versionId, onClose }: ShowVersionProps) => {
  const { data, error, refetch } = useQuery(policyVersionQuery(policyArn, versionId))
  return (
    <PolicyDocumentDialog
      name={`${policyName}, ${versionId}`}
      description={policyArn}
      document={data}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      onClose={onClose}
    />
  )
}
