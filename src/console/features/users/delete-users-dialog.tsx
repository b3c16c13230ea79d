import { removeUser } from '../../api/changes/remove-user.ts'
import { mfaNameOf } from '../../api/mfa-device.ts'
import { type OtherCredentials, readOtherCredentials } from '../../api/queries/credentials.ts'
import { policiesInWords } from '../../api/queries/entity-policies.ts'
import { readUserBelongings, type UserBelongings } from '../../api/queries/users.ts'
import { DeleteDialog } from '../../app/delete-dialog.tsx'

const sentencesOf = (belongings: UserBelongings & OtherCredentials): string[] => {
  const { password, accessKeys, sshKeys, serviceCredentials, certificates, mfaDevices, groups } = belongings
  return [
    ...(password ? ['its console password'] : []),
    ...(accessKeys.length > 0 ? [`access keys: ${accessKeys.join(', ')}`] : []),
    ...(sshKeys.length > 0 ? [`SSH public keys: ${sshKeys.join(', ')}`] : []),
    ...(serviceCredentials.length > 0
      ? [`service-specific credentials: ${serviceCredentials.join(', ')}`]
      : []),
    ...(certificates.length > 0 ? [`signing certificates: ${certificates.join(', ')}`] : []),
    ...(mfaDevices.length > 0 ? [`MFA devices: ${mfaDevices.map(mfaNameOf).join(', ')}`] : []),
    ...(groups.length > 0 ? [`its membership in ${groups.join(', ')}`] : []),
    ...policiesInWords(belongings),
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
    readBelongings={async (clients, name) => {
      const [belongings, credentials] = await Promise.all([
        readUserBelongings(clients.iam, name),
        readOtherCredentials(clients, name),
      ])
      return sentencesOf({ ...belongings, ...credentials })
    }}
    inGeneral="Their passwords, keys and other credentials, memberships in groups, attached and inline policies go with them; programs that use these keys stop working."
    onClose={onClose}
  />
)
