import type { User } from '@aws-sdk/client-iam'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { makeChange } from '../../../api/change.ts'
import {
  attachUserPolicy,
  deleteUserPolicy,
  detachUserPolicy,
  putUserPolicy,
} from '../../../api/changes/users.ts'
import { userInlinePolicyQuery } from '../../../api/queries/users.ts'
import { EntityPermissions } from '../../../app/entity-permissions.tsx'
import { BoundaryPanel } from './boundary-panel.tsx'
import { useAppliedPolicies } from './use-applied-policies.ts'

/** Every policy that says what the user may do, with where it comes from, and the boundary around them. */
export const PermissionsTab = ({ userName, user }: { userName: string; user: User }) => {
  const queryClient = useQueryClient()
  const { policies, isPending, error, refresh } = useAppliedPolicies(userName)
  return (
    <SpaceBetween size="l">
      <EntityPermissions
        holder={{
          noun: 'user',
          name: userName,
          inlineQuota: 2048,
          attach: policyArn => makeChange(queryClient, attachUserPolicy, { userName, policyArn }),
          detach: policyArn => makeChange(queryClient, detachUserPolicy, { userName, policyArn }),
          putInline: (policyName, document) =>
            makeChange(queryClient, putUserPolicy, { userName, policyName, document }),
          deleteInline: policyName => makeChange(queryClient, deleteUserPolicy, { userName, policyName }),
          inlineQuery: policyName => userInlinePolicyQuery(userName, policyName),
        }}
        description="What the user may do: its own policies and those of its groups together."
        policies={policies}
        loading={isPending}
        error={error}
        withOrigin
        onRefresh={refresh}
      />
      <BoundaryPanel userName={userName} boundaryArn={user.PermissionsBoundary?.PermissionsBoundaryArn} />
    </SpaceBetween>
  )
}
