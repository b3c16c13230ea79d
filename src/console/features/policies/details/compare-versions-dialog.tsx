import type { PolicyVersion } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { policyVersionQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { PolicyDifferencePanel } from '../../../app/policy-difference-panel.tsx'
import { PolicyTextDiff } from '../../../editor/policy-text-diff.tsx'

/** Two versions of a policy, by their ids. */
export interface Compared {
  readonly from: string
  readonly to: string
}

/** `v1..v3`, as the address has it; undefined for anything else. */
export const readCompared = (text: string | null): Compared | undefined => {
  const [, from, to] = /^(v\d+)\.\.(v\d+)$/.exec(text ?? '') ?? []
  return from === undefined || to === undefined ? undefined : { from, to }
}

export const comparedText = ({ from, to }: Compared): string => `${from}..${to}`

interface CompareVersionsDialogProps {
  readonly policyArn: string
  readonly policyName: string
  readonly versions: readonly PolicyVersion[]
  readonly compared: Compared
  /** Why nobody can set another version as default. */
  readonly blocked: string | undefined
  readonly onChange: (compared: Compared) => void
  readonly onRestore: (versionId: string) => void
  readonly onClose: () => void
}

/** What differs between two versions: in what they allow and deny, and line by line. */
export const CompareVersionsDialog = (props: CompareVersionsDialogProps) => {
  const { policyArn, versions, compared, blocked, onChange } = props
  const before = useQuery(policyVersionQuery(policyArn, compared.from))
  const after = useQuery(policyVersionQuery(policyArn, compared.to))
  const unread = before.error ?? after.error
  const isDefault = (versionId: string): boolean =>
    versions.some(version => version.VersionId === versionId && version.IsDefaultVersion === true)
  const options = versions.map(({ VersionId = '', IsDefaultVersion }) => ({
    value: VersionId,
    label: IsDefaultVersion === true ? `${VersionId} (default)` : VersionId,
  }))
  const choice = (side: keyof Compared, label: string) => (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === compared[side]) ?? null}
        onChange={({ detail }) =>
          onChange({ ...compared, [side]: detail.selectedOption.value ?? compared[side] })
        }
      />
    </FormField>
  )
  const noRestore =
    blocked ?? (isDefault(compared.to) ? `${compared.to} is the default version already.` : undefined)
  return (
    <Modal
      visible
      size="max"
      header={`Compare versions of ${props.policyName}`}
      closeAriaLabel="Close"
      onDismiss={props.onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              disabled={noRestore !== undefined}
              disabledReason={noRestore ?? ''}
              onClick={() => props.onRestore(compared.to)}
            >
              {`Restore ${compared.to}`}
            </Button>
            <Button variant="primary" onClick={props.onClose}>
              Close
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <SpaceBetween direction="horizontal" size="l">
          {choice('from', 'From')}
          {choice('to', 'To')}
        </SpaceBetween>
        {unread !== null && <ErrorNotice error={unread} />}
        {unread === null && (before.data === undefined || after.data === undefined) && (
          <StatusIndicator type="loading">Loading both versions</StatusIndicator>
        )}
        {before.data !== undefined && after.data !== undefined && (
          <>
            <div>
              <Header variant="h3">{`What ${compared.to} changes beside ${compared.from}`}</Header>
              <PolicyDifferencePanel before={before.data} after={after.data} />
            </div>
            <PolicyTextDiff
              before={before.data}
              after={after.data}
              beforeLabel={compared.from}
              afterLabel={compared.to}
            />
          </>
        )}
      </SpaceBetween>
    </Modal>
  )
}
