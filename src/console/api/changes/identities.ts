import {
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
  type Tag,
  TagRoleCommand,
  TagUserCommand,
  UntagRoleCommand,
  UntagUserCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import { entityKeys, type Identity } from '../entity.ts'
import { policyKeys } from '../queries/policies.ts'

interface OfIdentity {
  readonly identity: Identity
}

/** Sets the permissions boundary, or takes it away when none is given. */
export const setBoundary = defineChange({
  run: async ({ iam }, input: OfIdentity & { boundaryArn: string | undefined }) => {
    const { identity, boundaryArn: PermissionsBoundary } = input
    const { kind, name } = identity
    if (kind === 'user')
      await (PermissionsBoundary === undefined
        ? iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: name }))
        : iam.send(new PutUserPermissionsBoundaryCommand({ UserName: name, PermissionsBoundary })))
    else
      await (PermissionsBoundary === undefined
        ? iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: name }))
        : iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: name, PermissionsBoundary })))
  },
  touches: ({ identity }) => [
    entityKeys.itself(identity),
    entityKeys.permissions(identity.kind),
    // Of the old boundary and of the new one it is shown whom they bound.
    policyKeys.all,
  ],
})

/** Sets some tags and removes others. */
export const changeTags = defineChange({
  run: async ({ iam }, input: OfIdentity & { set: readonly Tag[]; removed: readonly string[] }) => {
    const { kind, name } = input.identity
    const TagKeys = [...input.removed]
    const Tags = [...input.set]
    if (TagKeys.length > 0)
      await (kind === 'user'
        ? iam.send(new UntagUserCommand({ UserName: name, TagKeys }))
        : iam.send(new UntagRoleCommand({ RoleName: name, TagKeys })))
    if (Tags.length > 0)
      await (kind === 'user'
        ? iam.send(new TagUserCommand({ UserName: name, Tags }))
        : iam.send(new TagRoleCommand({ RoleName: name, Tags })))
  },
  touches: ({ identity }) => [
    entityKeys.tags(identity),
    entityKeys.itself(identity),
    entityKeys.permissions(identity.kind),
  ],
})
