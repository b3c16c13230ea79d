import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { groupKeys, readGroupBelongings } from '../queries/groups.ts'
import { policyKeys } from '../queries/policies.ts'
import { userKeys } from '../queries/users.ts'
import { deleteGroup, deleteGroupPolicy, detachGroupPolicy, removeUserFromGroup } from './groups.ts'

/** Deletes a group with its memberships and policies: IAM deletes it only when nothing hangs on it any more. */
export const removeGroup = defineChange({
  run: async (clients, groupName: string) => {
    const { members, attached, inline } = await readGroupBelongings(clients.iam, groupName)
    for (const userName of members) await removeUserFromGroup.run(clients, { groupName, userName })
    for (const { arn } of attached) await detachGroupPolicy.run(clients, { groupName, policyArn: arn })
    for (const policyName of inline) await deleteGroupPolicy.run(clients, { groupName, policyName })
    await deleteGroup.run(clients, { groupName })
  },
  touches: () => [groupKeys.list, groupKeys.permissions, userKeys.all, policyKeys.list, accountKeys.summary],
})
