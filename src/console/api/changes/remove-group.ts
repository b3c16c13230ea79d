import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { groupKeys, readGroupBelongings } from '../queries/groups.ts'
import { policyKeys } from '../queries/policies.ts'
import { userKeys } from '../queries/users.ts'
import { removePolicies } from './entity-policies.ts'
import { deleteGroup, removeUserFromGroup } from './groups.ts'

/** Deletes a group with its memberships and policies: IAM deletes it only when nothing hangs on it any more. */
export const removeGroup = defineChange({
  run: async (clients, groupName: string) => {
    const { members, ...policies } = await readGroupBelongings(clients.iam, groupName)
    for (const userName of members) await removeUserFromGroup.run(clients, { groupName, userName })
    await removePolicies(clients, { kind: 'group', name: groupName }, policies)
    await deleteGroup.run(clients, { groupName })
  },
  touches: () => [groupKeys.list, groupKeys.permissions, userKeys.all, policyKeys.list, accountKeys.summary],
  ends: groupName => [groupKeys.one(groupName)],
})
