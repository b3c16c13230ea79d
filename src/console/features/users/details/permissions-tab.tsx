import type { User } from '@aws-sdk/client-iam'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { BoundaryPanel } from '../../../app/boundary-panel.tsx'
import { EntityPermissions } from '../../../app/entity-permissions.tsx'
import { useAppliedPolicies } from './use-applied-policies.ts'

/** Every policy that says what the user may do, with where it comes from, and the boundary around them. */
export const PermissionsTab = ({ userName, user }: { userName: string; user: User }) => {
  const { policies, isPending, error, refresh } = useAppliedPolicies(userName)
  const identity = { kind: 'user', name: userName } as const
  return (
    <SpaceBetween size="l">
      <EntityPermissions
        entity={identity}
        description="What the user may do: its own policies and those of its groups together."
        policies={policies}
        loading={isPending}
        error={error}
        withOrigin
        onRefresh={refresh}
      />
      <BoundaryPanel identity={identity} boundaryArn={user.PermissionsBoundary?.PermissionsBoundaryArn} />
    </SpaceBetween>
  )
}
