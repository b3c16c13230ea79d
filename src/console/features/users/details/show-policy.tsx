import { useQuery } from '@tanstack/react-query'
import { groupInlinePolicyQuery } from '../../../api/queries/groups.ts'
import { policyDocumentQuery } from '../../../api/queries/policies.ts'
import { userInlinePolicyQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import type { AppliedPolicy } from '../../../ui/policies-table.tsx'
import { PolicyDocumentDialog } from '../../../ui/policy-document-dialog.tsx'

interface ShowPolicyProps {
  readonly userName: string
  readonly policy: AppliedPolicy
  readonly onEdit?: (() => void) | undefined
  readonly onClose: () => void
}

/** The text of any policy that applies to the user. */
export const ShowPolicy = ({ userName, policy, onEdit, onClose }: ShowPolicyProps) => {
  const managed = useQuery({ ...policyDocumentQuery(policy.arn ?? ''), enabled: policy.arn !== undefined })
  const ofGroup = useQuery({
    ...groupInlinePolicyQuery(policy.group?.name ?? '', policy.name),
    enabled: policy.arn === undefined && policy.group !== undefined,
  })
  const ofUser = useQuery({
    ...userInlinePolicyQuery(userName, policy.name),
    enabled: policy.arn === undefined && policy.group === undefined,
  })
  const answer = policy.arn !== undefined ? managed : policy.group !== undefined ? ofGroup : ofUser
  const via =
    policy.group === undefined
      ? `directly on the user “${userName}”`
      : `through the group “${policy.group.name}”`
  return (
    <PolicyDocumentDialog
      name={policy.name}
      description={`${policy.kind} policy, ${via}${policy.arn === undefined ? '' : `: ${policy.arn}`}`}
      document={answer.data}
      failure={answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      onEdit={answer.data === undefined ? undefined : onEdit}
      onClose={onClose}
    />
  )
}
