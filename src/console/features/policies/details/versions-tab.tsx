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
import { useAddressQuery } from '../../../app/use-address-query.ts'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import { PolicyDocumentDialog } from '../../../ui/policy-document-dialog.tsx'
import type { Column } from '../../../ui/resource-table/column.ts'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import {
  type Compared,
  CompareVersionsDialog,
  comparedText,
  readCompared,
} from './compare-versions-dialog.tsx'
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
  const [query, changeQuery] = useAddressQuery()
  const compared = readCompared(query.get('compare'))
  const compare = (pair: Compared | undefined): void =>
    changeQuery(
      before => {
        const changed = new URLSearchParams(before)
        if (pair === undefined) changed.delete('compare')
        else changed.set('compare', comparedText(pair))
        return changed
      },
      { replace: true },
    )
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
          const pair = pairOf(selected, current)
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
                disabled={pair === undefined}
                disabledReason="Select one version to compare it with the default version, or two to compare them."
                onClick={() => pair !== undefined && compare(pair)}
              >
                Compare
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
      {compared !== undefined && dialog === undefined && data.length > 0 && (
        <CompareVersionsDialog
          policyArn={policyArn}
          policyName={policyName}
          versions={data}
          compared={compared}
          blocked={blocked}
          onChange={compare}
          onRestore={versionId => {
            compare(undefined)
            setDialog({ kind: 'set-default', versionId })
          }}
          onClose={() => compare(undefined)}
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

/** The older of two first; one alone is compared with the default version. */
const pairOf = (selected: readonly PolicyVersion[], current: string | undefined): Compared | undefined => {
  const [one, two, ...more] = selected.map(idOf)
  if (one === undefined || more.length > 0) return undefined
  if (two !== undefined)
    return numberOf(one) < numberOf(two) ? { from: one, to: two } : { from: two, to: one }
  return current === undefined || current === one ? undefined : { from: current, to: one }
}

const numberOf = (versionId: string): number => Number(versionId.slice(1))

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
