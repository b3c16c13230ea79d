import { defineChange } from '../change.ts'
import { type PolicyEntity, policyKeys } from '../queries/policies.ts'
import { attachPolicy, detachPolicy } from './entity-policies.ts'
import { setBoundary } from './identities.ts'

export interface PolicyAndEntity {
  readonly policyArn: string
  readonly entity: PolicyEntity
}

const touches = ({ policyArn, entity }: PolicyAndEntity) => [
  ...(entity.use === 'boundary'
    ? setBoundary.touches({ identity: entity, boundaryArn: policyArn })
    : attachPolicy.touches({ entity, policyArn })),
  policyKeys.one(policyArn),
]

/** Attaches the policy to an entity, or makes it its boundary in the place of whichever it had. */
export const addPolicyToEntity = defineChange({
  run: (clients, { policyArn, entity }: PolicyAndEntity) =>
    entity.use === 'boundary'
      ? setBoundary.run(clients, { identity: entity, boundaryArn: policyArn })
      : attachPolicy.run(clients, { entity, policyArn }),
  touches,
})

/** Detaches the policy from an entity, or leaves it without a boundary. */
export const removePolicyFromEntity = defineChange({
  run: (clients, { policyArn, entity }: PolicyAndEntity) =>
    entity.use === 'boundary'
      ? setBoundary.run(clients, { identity: entity, boundaryArn: undefined })
      : detachPolicy.run(clients, { entity, policyArn }),
  touches,
})
