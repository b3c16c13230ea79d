import { CreateUserCommand, DeleteUserCommand, type Tag, UpdateUserCommand } from '@aws-sdk/client-iam'
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
  touches: ({ boundaryArn }) => [
    userKeys.list,
    userKeys.permissions,
    accountKeys.summary,
    ...(boundaryArn === undefined ? [] : [policyKeys.all]),
  ],
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
  ends: ({ name, newName }) => (newName === undefined ? [] : [userKeys.one(name)]),
})

/** Deletes the user alone; `removeUser` also deletes what stands in the way. */
export const deleteUser = defineChange({
  run: async ({ iam }, { userName }: OfUser) => {
    await iam.send(new DeleteUserCommand({ UserName: userName }))
  },
  touches: () => [userKeys.list, userKeys.permissions, groupKeys.all, policyKeys.list, accountKeys.summary],
})
