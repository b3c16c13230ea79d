import SpaceBetween from '@cloudscape-design/components/space-between'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { decodeDocument } from '../../../api/policy-document.ts'
import { policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { instanceProfilesQuery, roleQuery } from '../../../api/queries/roles.ts'
import { BoundaryPanel } from '../../../app/boundary-panel.tsx'
import { DetailsPage } from '../../../app/details-page.tsx'
import { IdentityTags } from '../../../app/identity-tags.tsx'
import { LastAccessedTab } from '../../../app/last-accessed-tab.tsx'
import { OwnPermissions } from '../../../app/own-permissions.tsx'
import { paths } from '../../../app/paths.ts'
import { requiredParam } from '../../../app/route-module.ts'
import { DeleteRolesDialog } from '../delete-roles-dialog.tsx'
import { EditRoleDialog } from './edit-role-dialog.tsx'
import { RevokeTab } from './revoke-tab.tsx'
import { useRoleSummary } from './role-summary.tsx'
import { TrustTab } from './trust-tab.tsx'
import { WhoTab } from './who-tab.tsx'

/** Awaits the role itself; what its tabs show is started and reports its own failures there. */
export const loader = async (queryClient: QueryClient, { params }: LoaderFunctionArgs): Promise<void> => {
  const roleName = requiredParam(params, 'roleName')
  void queryClient.prefetchQuery(policiesOfQuery({ kind: 'role', name: roleName }))
  void queryClient.prefetchQuery(instanceProfilesQuery(roleName))
  await queryClient.fetchQuery(roleQuery(roleName))
}

/** One role: what it allows, whom it trusts, and who can act under it. */
export const Component = () => {
  const roleName = requiredParam(useParams(), 'roleName')
  const { data: role } = useSuspenseQuery(roleQuery(roleName))
  const { RoleName = roleName, Arn = '' } = role
  const identity = { kind: 'role', name: roleName } as const
  const trustPolicy = decodeDocument(role.AssumeRolePolicyDocument)
  const summary = useRoleSummary(role, trustPolicy)
  return (
    <DetailsPage
      // Another name is another page: no dialog of this one stays open over it.
      key={roleName}
      name={RoleName}
      arn={Arn}
      summary={summary}
      tabs={[
        {
          id: 'permissions',
          label: 'Permissions',
          content: (
            <SpaceBetween size="l">
              <OwnPermissions
                entity={identity}
                description="What whoever acts under the role may do. Their own permissions do not count meanwhile."
              />
              <BoundaryPanel
                identity={identity}
                boundaryArn={role.PermissionsBoundary?.PermissionsBoundaryArn}
              />
            </SpaceBetween>
          ),
        },
        {
          id: 'trust',
          label: 'Trust relationships',
          content: <TrustTab role={role} trustPolicy={trustPolicy} />,
        },
        {
          id: 'who',
          label: 'Who can assume',
          content: <WhoTab role={role} trustPolicy={trustPolicy} />,
        },
        { id: 'tags', label: 'Tags', content: <IdentityTags identity={identity} /> },
        { id: 'last-accessed', label: 'Last accessed', content: <LastAccessedTab arn={Arn} /> },
        {
          id: 'revoke',
          label: 'Revoke sessions',
          content: <RevokeTab role={role} trustPolicy={trustPolicy} />,
        },
      ]}
      explorable
      listPath={paths.roles()}
      renderEdit={onClose => <EditRoleDialog role={role} onClose={onClose} />}
      renderDelete={onClose => <DeleteRolesDialog roleNames={[roleName]} onClose={onClose} />}
    />
  )
}
