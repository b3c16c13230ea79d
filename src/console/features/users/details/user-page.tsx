import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LoaderFunctionArgs, useNavigate, useParams } from 'react-router'
import {
  userAccessKeysQuery,
  userGroupsQuery,
  userPasswordQuery,
  userPoliciesQuery,
  userQuery,
} from '../../../api/queries/users.ts'
import { paths } from '../../../app/paths.ts'
import { requiredParam } from '../../../app/route-module.ts'
import { useTab } from '../../../app/use-tab.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { formatDate } from '../../../ui/resource-table/column.ts'
import { DeleteUsersDialog } from '../delete-users-dialog.tsx'
import { EditUserDialog } from './edit-user-dialog.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { PermissionsTab } from './permissions-tab.tsx'
import { SecuritySummary } from './security-summary.tsx'
import { SecurityTab } from './security-tab.tsx'
import { TagsTab } from './tags-tab.tsx'

/** Awaits the user itself; what its tabs show is started and reports its own failures there. */
export const loader = async (queryClient: QueryClient, { params }: LoaderFunctionArgs): Promise<void> => {
  const userName = requiredParam(params, 'userName')
  for (const query of [userGroupsQuery, userPoliciesQuery, userPasswordQuery, userAccessKeysQuery]) {
    void queryClient.prefetchQuery<unknown>(query(userName) as never)
  }
  await queryClient.ensureQueryData(userQuery(userName))
}

const tabs = ['permissions', 'groups', 'tags', 'security'] as const

/** One user: what it may do, where it belongs, and how it proves who it is. */
export const Component = () => {
  const userName = requiredParam(useParams(), 'userName')
  const { data: user } = useSuspenseQuery(userQuery(userName))
  const navigate = useNavigate()
  const [tab, setTab] = useTab(tabs)
  const [dialog, setDialog] = useState<'edit' | 'delete'>()
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDialog('edit')}>Edit</Button>
            <Button onClick={() => setDialog('delete')}>Delete</Button>
          </SpaceBetween>
        }
      >
        {user.UserName}
      </Header>
      <Container header={<Header variant="h2">Summary</Header>}>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={1}
            items={[{ label: 'ARN', value: <CopyText text={user.Arn ?? ''} label="ARN" /> }]}
          />
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Unique ID', value: <CopyText text={user.UserId ?? ''} label="Unique ID" /> },
              { label: 'Created', value: user.CreateDate ? formatDate(user.CreateDate) : '–' },
              {
                label: 'Last console sign-in',
                value: user.PasswordLastUsed ? formatDate(user.PasswordLastUsed) : 'Never',
              },
              { label: 'Credentials', value: <SecuritySummary userName={userName} /> },
              { label: 'Path', value: user.Path ?? '/' },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          {
            id: 'permissions',
            label: 'Permissions',
            content: <PermissionsTab userName={userName} user={user} />,
          },
          { id: 'groups', label: 'Groups', content: <GroupsTab userName={userName} /> },
          { id: 'tags', label: 'Tags', content: <TagsTab userName={userName} /> },
          { id: 'security', label: 'Security credentials', content: <SecurityTab userName={userName} /> },
        ]}
      />
      {dialog === 'edit' && <EditUserDialog user={user} onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && (
        <DeleteUsersDialog
          userNames={[userName]}
          onClose={deleted => {
            setDialog(undefined)
            if (deleted.length > 0) void navigate(paths.users())
          }}
        />
      )}
    </SpaceBetween>
  )
}
