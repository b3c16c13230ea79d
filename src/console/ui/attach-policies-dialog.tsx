import { useState } from 'react'
import { BulkDialog, type BulkDialogProps } from './bulk-dialog.tsx'
import { PolicyPicker, type PolicyPickerProps } from './policy-picker.tsx'

export interface AttachPoliciesDialogProps
  extends Pick<PolicyPickerProps, 'policies' | 'loading' | 'failure'>,
    Pick<BulkDialogProps, 'run' | 'renderError'> {
  /** Whom they are attached to. */
  readonly to: string
  /** What is attached already, by ARN. */
  readonly exclude: ReadonlySet<string>
  readonly onClose: () => void
}

/** Attaches managed policies; each is a call of its own and may fail by itself. */
export const AttachPoliciesDialog = (props: AttachPoliciesDialogProps) => {
  const [arns, setArns] = useState<ReadonlySet<string>>(new Set())
  return (
    <BulkDialog
      size="large"
      header={`Attach policies to “${props.to}”`}
      verb="Attach"
      ids={[...arns]}
      run={props.run}
      blocked={arns.size === 0 ? 'Select at least one policy.' : undefined}
      renderError={props.renderError}
      onClose={props.onClose}
    >
      <PolicyPicker
        policies={props.policies.filter(policy => !props.exclude.has(policy.arn))}
        loading={props.loading}
        failure={props.failure}
        selectedArns={arns}
        onChange={setArns}
      />
    </BulkDialog>
  )
}
