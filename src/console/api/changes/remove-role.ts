import { defineChange } from '../change.ts'
import { readRoleBelongings, roleKeys } from '../queries/roles.ts'
import { removePolicies } from './entity-policies.ts'
import { deleteRole, deleteServiceLinkedRole, leaveInstanceProfile } from './roles.ts'

/** Deletes a role with its policies and its places in instance profiles: IAM deletes it only when nothing is left. */
export const removeRole = defineChange({
  run: async (clients, roleName: string) => {
    const { linked, instanceProfiles, ...policies } = await readRoleBelongings(clients.iam, roleName)
    if (linked) return deleteServiceLinkedRole.run(clients, { roleName })
    for (const profileName of instanceProfiles)
      await leaveInstanceProfile.run(clients, { roleName, profileName })
    await removePolicies(clients, { kind: 'role', name: roleName }, policies)
    return deleteRole.run(clients, { roleName })
  },
  touches: roleName => deleteRole.touches({ roleName }),
  ends: roleName => [roleKeys.one(roleName)],
})
