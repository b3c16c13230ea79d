import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { groupKeys } from '../queries/groups.ts'
import { policyKeys, readPolicyBelongings } from '../queries/policies.ts'
import { roleKeys } from '../queries/roles.ts'
import { userKeys } from '../queries/users.ts'
import { deletePolicy, deletePolicyVersion } from './policies.ts'
import { removePolicyFromEntity } from './policy-entities.ts'

/** Deletes a policy with its versions, attachments and uses as a boundary: IAM deletes it only without any of them. */
export const removePolicy = defineChange({
  run: async (clients, policyArn: string) => {
    const { entities, otherVersions } = await readPolicyBelongings(clients.iam, policyArn)
    for (const entity of entities) await removePolicyFromEntity.run(clients, { policyArn, entity })
    for (const versionId of otherVersions) await deletePolicyVersion.run(clients, { policyArn, versionId })
    await deletePolicy.run(clients, { policyArn })
  },
  touches: () => [policyKeys.list, userKeys.all, groupKeys.all, roleKeys.all, accountKeys.summary],
  ends: policyArn => [policyKeys.one(policyArn)],
})
