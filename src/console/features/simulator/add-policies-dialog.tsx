import { useMemo, useState } from 'react'
import { usePickablePolicies } from '../../api/pickable-policies.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PolicyPicker } from '../../ui/policy-picker.tsx'

interface AddPoliciesDialogProps {
  /** ARNs of those that the simulation has. */
  readonly exclude: ReadonlySet<string>
  readonly onAdd: (arns: readonly string[]) => void
  readonly onClose: () => void
}

/** Adds managed policies to a simulation, as if the principal had them too. */
export const AddPoliciesDialog = ({ exclude, onAdd, onClose }: AddPoliciesDialogProps) => {
  const { policies, isPending, error, refetch } = usePickablePolicies()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  // What is there when the dialog opens: it does not change below it.
  const [without] = useState(exclude)
  const offered = useMemo(() => policies.filter(({ arn }) => !without.has(arn)), [policies, without])
  return (
    <FormDialog
      header="Add managed policies"
      submitText="Add to the simulation"
      submitting={false}
      size="large"
      blocked={selected.size === 0 ? 'Select the policies to add.' : undefined}
      onSubmit={() => {
        onAdd([...selected])
        onClose()
      }}
      onClose={onClose}
    >
      <PolicyPicker
        policies={offered}
        loading={isPending}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        selectedArns={selected}
        description="They are simulated as if they were attached; nothing is attached."
        onChange={setSelected}
      />
    </FormDialog>
  )
}
