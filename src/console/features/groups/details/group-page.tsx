import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LoaderFunctionArgs, useNavigate, useParams } from 'react-router'
import { groupPoliciesQuery, groupQuery } from '../../../api/queries/groups.ts'
import { paths } from '../../../app/paths.ts'
import { requiredParam } from '../../../app/route-module.ts'
import { useTab } from '../../../app/use-tab.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { formatDate } from '../../../ui/resource-table/column.ts'
import { DeleteGroupsDialog } from '../delete-groups-dialog.tsx'
import { EditGroupDialog } from './edit-group-dialog.tsx'
import { MembersTab } from './members-tab.tsx'
import { PermissionsTab } from './permissions-tab.tsx'

/** Awaits the group with its members; its policies are started and report their own failures. */
export const loader = async (queryClient: QueryClient, { params }: LoaderFunctionArgs): Promise<void> => {
  const groupName = requiredParam(params, 'groupName')
  void queryClient.prefetchQuery(groupPoliciesQuery(groupName))
  await queryClient.ensureQueryData(groupQuery(groupName))
}

const tabs = ['users', 'permissions'] as const

/** One group: who is in it, and what it allows them. */
export const Component = () => {
  const groupName = requiredParam(useParams(), 'groupName')
  const { data, isFetching, refetch } = useSuspenseQuery(groupQuery(groupName))
  const { group, members } = data
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
        {group.GroupName}
      </Header>
      <Container header={<Header variant="h2">Summary</Header>}>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={1}
            items={[{ label: 'ARN', value: <CopyText text={group.Arn ?? ''} label="ARN" /> }]}
          />
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Unique ID', value: <CopyText text={group.GroupId ?? ''} label="Unique ID" /> },
              { label: 'Path', value: group.Path ?? '/' },
              { label: 'Created', value: group.CreateDate ? formatDate(group.CreateDate) : '–' },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          {
            id: 'users',
            label: `Users (${members.length})`,
            content: (
              <MembersTab
                groupName={groupName}
                members={members}
                refreshing={isFetching}
                onRefresh={() => void refetch()}
              />
            ),
          },
          { id: 'permissions', label: 'Permissions', content: <PermissionsTab groupName={groupName} /> },
        ]}
      />
      {dialog === 'edit' && <EditGroupDialog group={group} onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && (
        <DeleteGroupsDialog
          groupNames={[groupName]}
          onClose={deleted => {
            setDialog(undefined)
            if (deleted.length > 0) void navigate(paths.groups())
          }}
        />
      )}
    </SpaceBetween>
  )
}
