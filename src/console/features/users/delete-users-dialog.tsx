import { removeUser } from '../../api/changes/remove-user.ts'
import { readUserBelongings, type UserBelongings } from '../../api/queries/users.ts'
import { DeleteDialog } from '../../app/delete-dialog.tsx'

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
export const DeleteUsersDialog = ({ userNames, onClose }: DeleteUsersDialogProps) => (
  <DeleteDialog
    noun={['user', 'users']}
    names={userNames}
    change={removeUser}
    readBelongings={async ({ iam }, name) => sentencesOf(await readUserBelongings(iam, name))}
    inGeneral="Their passwords and access keys, memberships in groups, attached and inline policies go with them; programs that use these keys stop working."
    onClose={onClose}
  />
)
