import { removeRole } from '../../api/changes/remove-role.ts'
import { policiesInWords } from '../../api/queries/entity-policies.ts'
import { type RoleBelongings, readRoleBelongings } from '../../api/queries/roles.ts'
import { DeleteDialog } from '../../app/delete-dialog.tsx'

const sentencesOf = (roleName: string, { instanceProfiles, ...policies }: RoleBelongings): string[] => [
  ...policiesInWords(policies),
  ...instanceProfiles.map(name =>
    name === roleName
      ? `the instance profile ${name}, and with it the access of the EC2 instances that carry it`
      : `its place in the instance profile ${name}, and with it the access of the EC2 instances that carry it`,
  ),
]

interface DeleteRolesDialogProps {
  readonly roleNames: readonly string[]
  readonly onClose: (deleted: readonly string[]) => void
}

/** Deletes roles with all that hangs on them, which it names before. */
export const DeleteRolesDialog = ({ roleNames, onClose }: DeleteRolesDialogProps) => (
  <DeleteDialog
    noun={['role', 'roles']}
    names={roleNames}
    change={removeRole}
    readBelongings={async ({ iam }, name) => sentencesOf(name, await readRoleBelongings(iam, name))}
    whatStays="Sessions of a deleted role end at once, and trust policies that name it show its unique ID from then on."
    inGeneral="Policies and instance profiles go with them, and their sessions end at once: whoever acts under them, people, services and instances, loses access."
    onClose={onClose}
  />
)
