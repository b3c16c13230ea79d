import { useQuery } from '@tanstack/react-query'
import { useChange } from '../../../api/change.ts'
import { putUserPolicy } from '../../../api/changes/users.ts'
import { userInlinePolicyQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { InlinePolicyDialog } from '../../../ui/inline-policy-dialog.tsx'

interface EditInlinePolicyProps {
  readonly userName: string
  /** Absent for a new policy. */
  readonly policyName?: string | undefined
  readonly taken: readonly string[]
  readonly onClose: () => void
}

/** IAM's quota for the inline policies of one user. */
const quota = 2048

export const EditInlinePolicy = ({ userName, policyName, taken, onClose }: EditInlinePolicyProps) => {
  const put = useChange(putUserPolicy)
  const notify = useNotify()
  // A policy is edited from the dialog that shows it, so that its text is known.
  const saved = useQuery({
    ...userInlinePolicyQuery(userName, policyName ?? ''),
    enabled: policyName !== undefined,
  })
  const save = async (name: string, document: string): Promise<void> => {
    try {
      await put.mutateAsync({ userName, policyName: name, document })
      notify({ type: 'success', content: `The inline policy “${name}” is saved.` })
      onClose()
    } catch {
      // Shown in the dialog.
    }
  }
  return (
    <InlinePolicyDialog
      policy={policyName === undefined ? undefined : { name: policyName, document: saved.data ?? '' }}
      taken={taken}
      quota={quota}
      saving={put.isPending}
      failure={put.error && <ErrorNotice error={put.error} />}
      onSave={(name, document) => void save(name, document)}
      onClose={onClose}
    />
  )
}
