import { useQueries, useQueryClient } from '@tanstack/react-query'
import { refreshTouched } from '../../api/change.ts'
import { removeUser } from '../../api/changes/remove-user.ts'
import { clientsOf } from '../../api/clients.ts'
import { type UserBelongings, userBelongingsQuery } from '../../api/queries/users.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { ConfirmDelete } from '../../ui/confirm-delete.tsx'
import { Consequences } from '../../ui/consequences.tsx'

/** Above this many the question would become a report, and take a call for each of them. */
const mostNamed = 10

const sentencesOf = (belongings: UserBelongings): string[] => {
  const { password, accessKeys, groups, attached, inline } = belongings
  return [
    ...(password ? ['its console password'] : []),
    ...(accessKeys.length > 0 ? [`access keys: ${accessKeys.join(', ')}`] : []),
    ...(groups.length > 0 ? [`its membership in ${groups.join(', ')}`] : []),
    ...(attached.length > 0 ? [`the attachment of ${attached.map(({ name }) => name).join(', ')}`] : []),
    ...(inline.length > 0 ? [`inline policies: ${inline.join(', ')}`] : []),
  ]
}

interface DeleteUsersDialogProps {
  readonly userNames: readonly string[]
  readonly onClose: (deleted: readonly string[]) => void
}

/** Deletes users with all that hangs on them, which it names before. */
export const DeleteUsersDialog = ({ userNames, onClose }: DeleteUsersDialogProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const close = (deleted: readonly string[]): void => {
    if (deleted.length > 0) {
      void refreshTouched(queryClient, removeUser.touches({ userName: '' }))
      const what = deleted.length === 1 ? `The user “${deleted[0]}” is` : `${deleted.length} users are`
      notify({ type: 'success', content: `${what} deleted.` })
    }
    onClose(deleted)
  }
  return (
    <ConfirmDelete
      noun={['user', 'users']}
      ids={userNames}
      typeToConfirm={userNames.length === 1 ? userNames[0] : 'delete'}
      consequences={<WhatGoes userNames={userNames} />}
      consequencesName={userNames.length <= mostNamed}
      run={userName => removeUser.run(clientsOf(queryClient), { userName })}
      renderError={error => <ErrorNotice error={error} />}
      onClose={close}
    />
  )
}

const WhatGoes = ({ userNames }: { userNames: readonly string[] }) => {
  const named = userNames.slice(0, mostNamed)
  const answers = useQueries({ queries: named.map(userName => userBelongingsQuery(userName)) })
  if (userNames.length > mostNamed) {
    return (
      <>
        Their passwords and access keys, memberships in groups, attached and inline policies go with them;
        programs that use these keys stop working.
      </>
    )
  }
  return (
    <Consequences
      lead={userNames.length === 1 ? 'This goes with the user:' : 'This goes with them:'}
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
