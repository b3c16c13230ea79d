import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteServiceLinkedRoleCommand,
  EntityAlreadyExistsException,
  GetServiceLinkedRoleDeletionStatusCommand,
  RemoveRoleFromInstanceProfileCommand,
  type Tag,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { policyKeys } from '../queries/policies.ts'
import { roleKeys } from '../queries/roles.ts'

interface OfRole {
  readonly roleName: string
}

interface NewRole extends OfRole {
  readonly path: string
  readonly description: string
  readonly trustPolicy: string
  readonly maxSessionSeconds: number
  readonly boundaryArn: string | undefined
  readonly tags: readonly Tag[]
}

export const createRole = defineChange({
  run: async ({ iam }, input: NewRole) => {
    await iam.send(
      new CreateRoleCommand({
        RoleName: input.roleName,
        Path: input.path,
        AssumeRolePolicyDocument: input.trustPolicy,
        MaxSessionDuration: input.maxSessionSeconds,
        PermissionsBoundary: input.boundaryArn,
        ...(input.description === '' ? {} : { Description: input.description }),
        ...(input.tags.length > 0 ? { Tags: [...input.tags] } : {}),
      }),
    )
  },
  touches: () => [roleKeys.list, roleKeys.permissions, policyKeys.list, accountKeys.summary],
})

export const updateRole = defineChange({
  run: async ({ iam }, input: OfRole & { description: string; maxSessionSeconds: number | undefined }) => {
    await iam.send(
      new UpdateRoleCommand({
        RoleName: input.roleName,
        Description: input.description,
        MaxSessionDuration: input.maxSessionSeconds,
      }),
    )
  },
  touches: ({ roleName }) => [roleKeys.role(roleName), roleKeys.list, roleKeys.permissions],
})

export const updateTrustPolicy = defineChange({
  run: async ({ iam }, { roleName, document }: OfRole & { document: string }) => {
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument: document }))
  },
  touches: ({ roleName }) => [roleKeys.role(roleName), roleKeys.list, roleKeys.permissions],
})

/** Deletes the role alone; `removeRole` also takes off what stands in the way. */
export const deleteRole = defineChange({
  run: async ({ iam }, { roleName }: OfRole) => {
    await iam.send(new DeleteRoleCommand({ RoleName: roleName }))
  },
  touches: () => [roleKeys.list, roleKeys.permissions, policyKeys.list, accountKeys.summary],
})

/** Between two looks at a deletion that has begun, in milliseconds. */
const lookAgain = 1000

/** Deletes a role that is linked to a service, and waits until the service has let it go. Rejects when it does not. */
export const deleteServiceLinkedRole = defineChange({
  run: async ({ iam }, { roleName }: OfRole) => {
    const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: roleName }))
    for (;;) {
      const { Status, Reason } = await iam.send(
        new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }),
      )
      if (Status === 'SUCCEEDED') return
      if (Status === 'FAILED')
        throw new Error(Reason?.Reason ?? `The service keeps the role “${roleName}” and says no reason.`)
      await new Promise(resolve => setTimeout(resolve, lookAgain))
    }
  },
  touches: deleteRole.touches,
})

/** Makes an instance profile of the role's name that holds it, as AWS's console does for roles of EC2. */
export const createInstanceProfile = defineChange({
  run: async ({ iam }, { roleName }: OfRole) => {
    try {
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: roleName }))
    } catch (error) {
      // From a try before this one, which ended between the two calls.
      if (!(error instanceof EntityAlreadyExistsException)) throw error
    }
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: roleName, RoleName: roleName }))
  },
  touches: ({ roleName }) => [roleKeys.instanceProfiles(roleName), accountKeys.summary],
})

/** Takes the role out of an instance profile; one that bears the role's own name was made for it and goes too. */
export const leaveInstanceProfile = defineChange({
  run: async ({ iam }, { roleName, profileName }: OfRole & { profileName: string }) => {
    await iam.send(
      new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: profileName, RoleName: roleName }),
    )
    if (profileName === roleName)
      await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: profileName }))
  },
  touches: ({ roleName }) => [roleKeys.instanceProfiles(roleName), accountKeys.summary],
})
