import { defineChange } from '../change.ts'
import type { Clients } from '../clients.ts'
import { accountKeys } from '../queries/account.ts'
import { readOtherCredentials } from '../queries/credentials.ts'
import { groupKeys } from '../queries/groups.ts'
import { policyKeys } from '../queries/policies.ts'
import { readUserBelongings, userKeys } from '../queries/users.ts'
import { deleteAccessKey, deletePassword } from './credentials.ts'
import { removePolicies } from './entity-policies.ts'
import { removeUserFromGroup } from './groups.ts'
import { removeOtherCredentials } from './other-credentials.ts'
import { deleteUser } from './users.ts'

/** IAM deletes a user only when nothing hangs on it any more, so that everything is taken off first. */
const removeEverything = async (clients: Clients, userName: string): Promise<void> => {
  const { password, accessKeys, groups, ...policies } = await readUserBelongings(clients.iam, userName)
  const credentials = await readOtherCredentials(clients, userName)
  // Credentials first: if a later step is refused, the half-removed user can at least do nothing.
  if (password) await deletePassword.run(clients, { userName })
  for (const accessKeyId of accessKeys) await deleteAccessKey.run(clients, { userName, accessKeyId })
  await removeOtherCredentials(clients, userName, credentials)
  for (const groupName of groups) await removeUserFromGroup.run(clients, { userName, groupName })
  await removePolicies(clients, { kind: 'user', name: userName }, policies)
  await deleteUser.run(clients, { userName })
}

/** Deletes a user with its credentials, memberships and policies. */
export const removeUser = defineChange({
  run: (clients, userName: string) => removeEverything(clients, userName),
  touches: () => [userKeys.list, userKeys.permissions, groupKeys.all, policyKeys.list, accountKeys.summary],
  ends: userName => [userKeys.one(userName)],
})
