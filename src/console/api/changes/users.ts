import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  type Tag,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { groupKeys } from '../queries/groups.ts'
import { policyKeys } from '../queries/policies.ts'
import { userKeys } from '../queries/users.ts'
import type { Renaming } from './renaming.ts'

interface OfUser {
  readonly userName: string
}

export const createUser = defineChange({
  run: ({ iam }, input: OfUser & { path: string; boundaryArn?: string | undefined; tags: readonly Tag[] }) =>
    iam.send(
      new CreateUserCommand({
        UserName: input.userName,
        Path: input.path,
        PermissionsBoundary: input.boundaryArn,
        ...(input.tags.length > 0 ? { Tags: [...input.tags] } : {}),
      }),
    ),
  touches: () => [userKeys.list, userKeys.permissions, accountKeys.summary],
})

export const updateUser = defineChange({
  run: async ({ iam }, { name, newName, newPath }: Renaming) => {
    await iam.send(new UpdateUserCommand({ UserName: name, NewUserName: newName, NewPath: newPath }))
  },
  touches: ({ name, newName }) => [
    userKeys.list,
    userKeys.permissions,
    groupKeys.all,
    // Under its old name a renamed user can only be missing.
    ...(newName === undefined ? [userKeys.one(name)] : []),
  ],
})

/** Deletes the user alone; `removeUser` also deletes what stands in the way. */
export const deleteUser = defineChange({
  run: async ({ iam }, { userName }: OfUser) => {
    await iam.send(new DeleteUserCommand({ UserName: userName }))
  },
  touches: () => [userKeys.list, userKeys.permissions, groupKeys.all, policyKeys.list, accountKeys.summary],
})

type PolicyOfUser = OfUser & { readonly policyArn: string }

const policiesTouched = ({ userName }: OfUser) => [
  userKeys.policies(userName),
  userKeys.permissions,
  policyKeys.list,
]

export const attachUserPolicy = defineChange({
  run: async ({ iam }, { userName, policyArn }: PolicyOfUser) => {
    await iam.send(new AttachUserPolicyCommand({ UserName: userName, PolicyArn: policyArn }))
  },
  touches: policiesTouched,
})

export const detachUserPolicy = defineChange({
  run: async ({ iam }, { userName, policyArn }: PolicyOfUser) => {
    await iam.send(new DetachUserPolicyCommand({ UserName: userName, PolicyArn: policyArn }))
  },
  touches: policiesTouched,
})

export const putUserPolicy = defineChange({
  run: async ({ iam }, input: OfUser & { policyName: string; document: string }) => {
    await iam.send(
      new PutUserPolicyCommand({
        UserName: input.userName,
        PolicyName: input.policyName,
        PolicyDocument: input.document,
      }),
    )
  },
  touches: policiesTouched,
})

export const deleteUserPolicy = defineChange({
  run: async ({ iam }, { userName, policyName }: OfUser & { policyName: string }) => {
    await iam.send(new DeleteUserPolicyCommand({ UserName: userName, PolicyName: policyName }))
  },
  touches: policiesTouched,
})

/** Sets the boundary, or takes it away when none is given. */
export const setUserBoundary = defineChange({
  run: async ({ iam }, { userName, boundaryArn }: OfUser & { boundaryArn: string | undefined }) => {
    if (boundaryArn === undefined)
      await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: userName }))
    else {
      const command = new PutUserPermissionsBoundaryCommand({
        UserName: userName,
        PermissionsBoundary: boundaryArn,
      })
      await iam.send(command)
    }
  },
  touches: ({ userName }) => [userKeys.user(userName), userKeys.permissions, policyKeys.list],
})

export const changeUserTags = defineChange({
  run: async ({ iam }, input: OfUser & { set: readonly Tag[]; removed: readonly string[] }) => {
    if (input.removed.length > 0) {
      await iam.send(new UntagUserCommand({ UserName: input.userName, TagKeys: [...input.removed] }))
    }
    if (input.set.length > 0) {
      await iam.send(new TagUserCommand({ UserName: input.userName, Tags: [...input.set] }))
    }
  },
  touches: ({ userName }) => [userKeys.tags(userName), userKeys.user(userName), userKeys.permissions],
})
