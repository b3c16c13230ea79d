import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refreshTouched } from '../../api/change.ts'
import { addUserToGroup } from '../../api/changes/groups.ts'
import { clientsOf } from '../../api/clients.ts'
import { groupsQuery } from '../../api/queries/groups.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { BulkDialog } from '../../ui/bulk-dialog.tsx'

interface AddToGroupsDialogProps {
  readonly userNames: readonly string[]
  /** Groups that the user is already in. */
  readonly exclude?: readonly string[]
  readonly onClose: () => void
}

/** Adds users to one or several groups. */
export const AddToGroupsDialog = ({ userNames, exclude = [], onClose }: AddToGroupsDialogProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const groups = useQuery(groupsQuery())
  const [chosen, setChosen] = useState<readonly string[]>([])
  const options = (groups.data ?? [])
    .flatMap(group => group.GroupName ?? [])
    .filter(name => !exclude.includes(name))
    .map(name => ({ value: name, label: name }))
  const who = userNames.length === 1 ? `“${userNames[0]}”` : `${userNames.length} users`

  const run = async (userName: string): Promise<void> => {
    for (const groupName of chosen) await addUserToGroup.run(clientsOf(queryClient), { userName, groupName })
  }
  const close = (done: readonly string[]): void => {
    const touched = userNames.flatMap(userName =>
      chosen.flatMap(groupName => addUserToGroup.touches({ userName, groupName })),
    )
    void refreshTouched(queryClient, touched)
    if (done.length > 0) {
      const added = done.length === 1 ? `“${done[0]}” is` : `${done.length} users are`
      notify({ type: 'success', content: `${added} now in ${chosen.join(', ')}.` })
    }
    onClose()
  }
  return (
    <BulkDialog
      header={`Add ${who} to groups`}
      verb="Add"
      ids={userNames}
      run={run}
      blocked={chosen.length === 0 ? 'Choose at least one group.' : undefined}
      renderError={error => <ErrorNotice error={error} />}
      onClose={close}
    >
      <SpaceBetween size="m">
        {groups.error && <ErrorNotice error={groups.error} onRetry={() => void groups.refetch()} />}
        <FormField label="Groups" description="Members get all permissions of a group.">
          <Multiselect
            options={options}
            selectedOptions={options.filter(option => chosen.includes(option.value))}
            onChange={({ detail }) => setChosen(detail.selectedOptions.flatMap(option => option.value ?? []))}
            placeholder="Choose groups"
            filteringType="auto"
            filteringPlaceholder="Find a group"
            empty={exclude.length > 0 ? 'There are no other groups' : 'There are no groups'}
            statusType={groups.isPending ? 'loading' : 'finished'}
            loadingText="Loading groups"
            expandToViewport
          />
        </FormField>
      </SpaceBetween>
    </BulkDialog>
  )
}
