import { useQueries, useQueryClient } from '@tanstack/react-query'
import { refreshTouched } from '../../api/change.ts'
import { removeGroup } from '../../api/changes/remove-group.ts'
import { clientsOf } from '../../api/clients.ts'
import { type GroupBelongings, groupBelongingsQuery } from '../../api/queries/groups.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { ConfirmDelete } from '../../ui/confirm-delete.tsx'
import { Consequences } from '../../ui/consequences.tsx'

/** Above this many the question would become a report, and take a call for each of them. */
const mostNamed = 10

const sentencesOf = ({ members, attached, inline }: GroupBelongings): string[] => [
  ...(members.length > 0
    ? [
        members.length <= 5
          ? `the membership of ${members.join(', ')}, who lose what only this group allows`
          : `the membership of ${members.length} users, who lose what only this group allows`,
      ]
    : []),
  ...(attached.length > 0 ? [`the attachment of ${attached.map(({ name }) => name).join(', ')}`] : []),
  ...(inline.length > 0 ? [`inline policies: ${inline.join(', ')}`] : []),
]

interface DeleteGroupsDialogProps {
  readonly groupNames: readonly string[]
  readonly onClose: (deleted: readonly string[]) => void
}

/** Deletes groups with what hangs on them, which it names before. The users themselves stay. */
export const DeleteGroupsDialog = ({ groupNames, onClose }: DeleteGroupsDialogProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const close = (deleted: readonly string[]): void => {
    if (deleted.length > 0) {
      void refreshTouched(queryClient, removeGroup.touches({ groupName: '' }))
      const what =
        deleted.length === 1 ? `The user group “${deleted[0]}” is` : `${deleted.length} user groups are`
      notify({ type: 'success', content: `${what} deleted.` })
    }
    onClose(deleted)
  }
  return (
    <ConfirmDelete
      noun={['user group', 'user groups']}
      ids={groupNames}
      typeToConfirm={groupNames.length === 1 ? groupNames[0] : 'delete'}
      consequences={<WhatGoes groupNames={groupNames} />}
      consequencesName={groupNames.length <= mostNamed}
      run={groupName => removeGroup.run(clientsOf(queryClient), { groupName })}
      renderError={error => <ErrorNotice error={error} />}
      onClose={close}
    />
  )
}

const WhatGoes = ({ groupNames }: { groupNames: readonly string[] }) => {
  const named = groupNames.slice(0, mostNamed)
  const answers = useQueries({ queries: named.map(groupName => groupBelongingsQuery(groupName)) })
  if (groupNames.length > mostNamed) {
    return (
      <>Memberships and policies go with them: users lose what only these groups allow. The users stay.</>
    )
  }
  return (
    <Consequences
      lead={
        groupNames.length === 1
          ? 'The users stay. This goes with the group:'
          : 'The users stay. This goes with the groups:'
      }
      items={named.map((name, index) => {
        const answer = answers[index]
        return {
          name,
          belongings: answer?.data === undefined ? undefined : sentencesOf(answer.data),
          failed: answer?.isError === true,
        }
      })}
    />
  )
}
