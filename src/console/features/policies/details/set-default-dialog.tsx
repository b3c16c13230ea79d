import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useChange } from '../../../api/change.ts'
import { setDefaultPolicyVersion } from '../../../api/changes/policies.ts'
import { policyVersionQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { LockoutWarning } from '../../../app/lockout-warning.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { PolicyDifferencePanel } from '../../../app/policy-difference-panel.tsx'
import { PolicyTextDiff } from '../../../editor/policy-text-diff.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { undoingActs } from '../undoing-acts.ts'

interface SetDefaultDialogProps {
  readonly policyArn: string
  readonly policyName: string
  /** The version that applies now. */
  readonly from: string
  readonly to: string
  readonly onClose: () => void
}

/** Makes another version the one that applies, and says before what that changes. */
export const SetDefaultDialog = ({ policyArn, policyName, from, to, onClose }: SetDefaultDialogProps) => {
  const before = useQuery(policyVersionQuery(policyArn, from))
  const after = useQuery(policyVersionQuery(policyArn, to))
  const change = useChange(setDefaultPolicyVersion)
  const notify = useNotify()
  const undoing = useMemo(() => undoingActs(policyArn), [policyArn])
  const unread = before.error ?? after.error
  const save = async (): Promise<void> => {
    await change.mutateAsync({ policyArn, versionId: to })
    notify({ type: 'success', content: `${to} of “${policyName}” is the default version now.` })
    onClose()
  }
  return (
    <FormDialog
      size="max"
      header={`Set ${to} as the default version?`}
      submitText="Set as default"
      submitting={change.isPending}
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <Box>
        It applies at once to everybody who has “{policyName}”, in the place of {from}. This changes:
      </Box>
      {unread && <ErrorNotice error={unread} />}
      {!unread &&
        (before.data === undefined || after.data === undefined ? (
          <StatusIndicator type="loading">Loading both versions</StatusIndicator>
        ) : (
          <>
            <PolicyDifferencePanel before={before.data} after={after.data} />
            <LockoutWarning changed={{ id: policyArn, text: after.data }} undoing={undoing} />
            <PolicyTextDiff before={before.data} after={after.data} beforeLabel={from} afterLabel={to} />
          </>
        ))}
    </FormDialog>
  )
}
