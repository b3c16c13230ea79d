import { removeGroup } from '../../api/changes/remove-group.ts'
import { policiesInWords } from '../../api/queries/entity-policies.ts'
import { type GroupBelongings, readGroupBelongings } from '../../api/queries/groups.ts'
import { DeleteDialog } from '../../app/delete-dialog.tsx'

const sentencesOf = ({ members, ...policies }: GroupBelongings): string[] => [
  ...(members.length > 0
    ? [
        members.length <= 5
          ? `the membership of ${members.join(', ')}, who lose what only this group allows`
          : `the membership of ${members.length} users, who lose what only this group allows`,
      ]
    : []),
  ...policiesInWords(policies),
]

interface DeleteGroupsDialogProps {
  readonly groupNames: readonly string[]
  readonly onClose: (deleted: readonly string[]) => void
}

/** Deletes groups with what hangs on them, which it names before. The users themselves stay. */
export const DeleteGroupsDialog = ({ groupNames, onClose }: DeleteGroupsDialogProps) => (
  <DeleteDialog
    noun={['user group', 'user groups']}
    names={groupNames}
    change={removeGroup}
    readBelongings={async ({ iam }, name) => sentencesOf(await readGroupBelongings(iam, name))}
    whatStays="The users stay."
    inGeneral="Memberships and policies go with them: users lose what only these groups allow. The users stay."
    onClose={onClose}
  />
)
