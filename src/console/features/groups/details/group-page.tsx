import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { updateGroup } from '../../../api/changes/groups.ts'
import { policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { groupQuery } from '../../../api/queries/groups.ts'
import { DetailsPage } from '../../../app/details-page.tsx'
import { LastAccessedTab } from '../../../app/last-accessed-tab.tsx'
import { paths } from '../../../app/paths.ts'
import { RenameDialog } from '../../../app/rename-dialog.tsx'
import { requiredParam } from '../../../app/route-module.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { textOf } from '../../../ui/resource-table/column.ts'
import { DeleteGroupsDialog } from '../delete-groups-dialog.tsx'
import { MembersTab } from './members-tab.tsx'
import { PermissionsTab } from './permissions-tab.tsx'

/** Awaits the group with its members; its policies are started and report their own failures. */
export const loader = async (queryClient: QueryClient, { params }: LoaderFunctionArgs): Promise<void> => {
  const groupName = requiredParam(params, 'groupName')
  void queryClient.prefetchQuery(policiesOfQuery({ kind: 'group', name: groupName }))
  await queryClient.fetchQuery(groupQuery(groupName))
}

/** One group: who is in it, and what it allows them. */
export const Component = () => {
  const groupName = requiredParam(useParams(), 'groupName')
  const { data, isFetching, refetch } = useSuspenseQuery(groupQuery(groupName))
  const { group, members } = data
  const { GroupName = groupName, GroupId = '', Arn = '', Path = '/' } = group
  return (
    <DetailsPage
      // Another name is another page: no dialog of this one stays open over it.
      key={groupName}
      name={GroupName}
      arn={Arn}
      summary={[
        { label: 'Unique ID', value: <CopyText text={GroupId} label="Unique ID" /> },
        { label: 'Path', value: Path },
        { label: 'Created', value: textOf(group.CreateDate, '–') },
      ]}
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
        { id: 'last-accessed', label: 'Last accessed', content: <LastAccessedTab arn={Arn} /> },
      ]}
      explorable
      listPath={paths.groups()}
      renderEdit={onClose => (
        <RenameDialog
          noun="user group"
          name={GroupName}
          path={Path}
          nameDescription="The ARN changes with it."
          change={updateGroup}
          pageOf={paths.group}
          onClose={onClose}
        />
      )}
      renderDelete={onClose => <DeleteGroupsDialog groupNames={[groupName]} onClose={onClose} />}
    />
  )
}
