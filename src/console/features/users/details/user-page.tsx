import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { updateUser } from '../../../api/changes/users.ts'
import {
  serviceCredentialsQuery,
  signingCertificatesQuery,
  sshKeysQuery,
} from '../../../api/queries/credentials.ts'
import { policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { mfaDevicesQuery } from '../../../api/queries/mfa-devices.ts'
import {
  userAccessKeysQuery,
  userGroupsQuery,
  userPasswordQuery,
  userQuery,
} from '../../../api/queries/users.ts'
import { DetailsPage } from '../../../app/details-page.tsx'
import { IdentityTags } from '../../../app/identity-tags.tsx'
import { LastAccessedTab } from '../../../app/last-accessed-tab.tsx'
import { paths } from '../../../app/paths.ts'
import { RenameDialog } from '../../../app/rename-dialog.tsx'
import { requiredParam } from '../../../app/route-module.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { textOf } from '../../../ui/resource-table/column.ts'
import { DeleteUsersDialog } from '../delete-users-dialog.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { PermissionsTab } from './permissions-tab.tsx'
import { SecuritySummary } from './security-summary.tsx'
import { SecurityTab } from './security-tab.tsx'

/** What the summary shows whichever tab is open, and what the first ones show. */
const always = [userPasswordQuery, mfaDevicesQuery, userAccessKeysQuery]
const byTab = new Map<string, readonly ((userName: string) => object)[]>([
  ['permissions', [userGroupsQuery, name => policiesOfQuery({ kind: 'user', name })]],
  ['groups', [userGroupsQuery]],
  ['security', [sshKeysQuery, serviceCredentialsQuery, signingCertificatesQuery]],
])

/** Awaits the user itself; what the open tab shows is started and reports its own failures there. */
export const loader = async (
  queryClient: QueryClient,
  { params, request }: LoaderFunctionArgs,
): Promise<void> => {
  const userName = requiredParam(params, 'userName')
  const tab = new URL(request.url).searchParams.get('tab') ?? 'permissions'
  for (const query of [...always, ...(byTab.get(tab) ?? [])]) {
    void queryClient.prefetchQuery<unknown>(query(userName) as never)
  }
  await queryClient.fetchQuery(userQuery(userName))
}

/** One user: what it may do, where it belongs, and how it proves who it is. */
export const Component = () => {
  const userName = requiredParam(useParams(), 'userName')
  const { data: user } = useSuspenseQuery(userQuery(userName))
  const { UserName = userName, UserId = '', Arn = '', Path = '/' } = user
  return (
    <DetailsPage
      // Another name is another page: no dialog of this one stays open over it.
      key={userName}
      name={UserName}
      arn={Arn}
      summary={[
        { label: 'Unique ID', value: <CopyText text={UserId} label="Unique ID" /> },
        { label: 'Created', value: textOf(user.CreateDate, '–') },
        { label: 'Last console sign-in', value: textOf(user.PasswordLastUsed, 'Never') },
        { label: 'Credentials', value: <SecuritySummary userName={userName} /> },
        { label: 'Path', value: Path },
      ]}
      tabs={[
        {
          id: 'permissions',
          label: 'Permissions',
          content: <PermissionsTab userName={userName} user={user} />,
        },
        { id: 'groups', label: 'Groups', content: <GroupsTab userName={userName} /> },
        { id: 'tags', label: 'Tags', content: <IdentityTags identity={{ kind: 'user', name: userName }} /> },
        { id: 'security', label: 'Security credentials', content: <SecurityTab userName={userName} /> },
        { id: 'last-accessed', label: 'Last accessed', content: <LastAccessedTab arn={Arn} /> },
      ]}
      explorable
      listPath={paths.users()}
      renderEdit={onClose => (
        <RenameDialog
          noun="user"
          name={UserName}
          path={Path}
          nameDescription="The ARN changes with it: policies that name the user by its old ARN no longer reach it."
          change={updateUser}
          pageOf={paths.user}
          onClose={onClose}
        />
      )}
      renderDelete={onClose => <DeleteUsersDialog userNames={[userName]} onClose={onClose} />}
    />
  )
}
