import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { appliedPolicies } from '../../../api/applied-policies.ts'
import { makeChange } from '../../../api/change.ts'
import {
  attachGroupPolicy,
  deleteGroupPolicy,
  detachGroupPolicy,
  putGroupPolicy,
} from '../../../api/changes/groups.ts'
import { groupInlinePolicyQuery, groupPoliciesQuery } from '../../../api/queries/groups.ts'
import { EntityPermissions } from '../../../app/entity-permissions.tsx'

/** What the group allows its users. */
export const PermissionsTab = ({ groupName }: { groupName: string }) => {
  const queryClient = useQueryClient()
  const { data, isPending, error, refetch } = useQuery(groupPoliciesQuery(groupName))
  const policies = useMemo(() => (data === undefined ? [] : appliedPolicies(data)), [data])
  return (
    <EntityPermissions
      holder={{
        noun: 'user group',
        name: groupName,
        inlineQuota: 5120,
        attach: policyArn => makeChange(queryClient, attachGroupPolicy, { groupName, policyArn }),
        detach: policyArn => makeChange(queryClient, detachGroupPolicy, { groupName, policyArn }),
        putInline: (policyName, document) =>
          makeChange(queryClient, putGroupPolicy, { groupName, policyName, document }),
        deleteInline: policyName => makeChange(queryClient, deleteGroupPolicy, { groupName, policyName }),
        inlineQuery: policyName => groupInlinePolicyQuery(groupName, policyName),
      }}
      description="What the group allows all of its users."
      policies={policies}
      loading={isPending}
      error={error}
      withOrigin={false}
      onRefresh={() => void refetch()}
    />
  )
}
