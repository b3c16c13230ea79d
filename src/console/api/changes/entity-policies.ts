import { defineChange } from '../change.ts'
import type { Clients } from '../clients.ts'
import { type Entity, entityKeys } from '../entity.ts'
import { policyCalls } from '../policy-calls.ts'
import type { HeldPolicies } from '../queries/entity-policies.ts'
import { policyKeys } from '../queries/policies.ts'

interface OfEntity {
  readonly entity: Entity
}

type Attachment = OfEntity & { readonly policyArn: string }

const policiesTouched = ({ entity }: OfEntity) => [
  entityKeys.policies(entity),
  entityKeys.permissions(entity.kind),
  policyKeys.list,
]

const attachmentTouched = ({ entity, policyArn }: Attachment) => [
  ...policiesTouched({ entity }),
  policyKeys.one(policyArn),
]

export const attachPolicy = defineChange({
  run: async ({ iam }, { entity: { kind, name }, policyArn }: Attachment) => {
    await policyCalls[kind].attach(iam, name, policyArn)
  },
  touches: attachmentTouched,
})

export const detachPolicy = defineChange({
  run: async ({ iam }, { entity: { kind, name }, policyArn }: Attachment) => {
    await policyCalls[kind].detach(iam, name, policyArn)
  },
  touches: attachmentTouched,
})

/** Writes an inline policy, over the one of that name if there is one. */
export const putInlinePolicy = defineChange({
  run: async ({ iam }, input: OfEntity & { policyName: string; document: string }) => {
    const { kind, name } = input.entity
    await policyCalls[kind].put(iam, name, input.policyName, input.document)
  },
  touches: policiesTouched,
})

export const deleteInlinePolicy = defineChange({
  run: async ({ iam }, { entity: { kind, name }, policyName }: OfEntity & { policyName: string }) => {
    await policyCalls[kind].remove(iam, name, policyName)
  },
  touches: policiesTouched,
})

/** Takes off everything that `held` names: IAM deletes nothing that policies still hang on. */
export const removePolicies = async (
  clients: Clients,
  entity: Entity,
  { attached, inline }: HeldPolicies,
): Promise<void> => {
  for (const { PolicyArn = '' } of attached) await detachPolicy.run(clients, { entity, policyArn: PolicyArn })
  for (const policyName of inline) await deleteInlinePolicy.run(clients, { entity, policyName })
}
