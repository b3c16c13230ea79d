import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  RemoveUserFromGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { groupKeys } from '../queries/groups.ts'
import { policyKeys } from '../queries/policies.ts'
import { userKeys } from '../queries/users.ts'
import type { Renaming } from './renaming.ts'

interface OfGroup {
  readonly groupName: string
}

export const createGroup = defineChange({
  run: async ({ iam }, { groupName, path }: OfGroup & { path: string }) => {
    await iam.send(new CreateGroupCommand({ GroupName: groupName, Path: path }))
  },
  touches: () => [groupKeys.list, groupKeys.permissions, accountKeys.summary],
})

export const updateGroup = defineChange({
  run: async ({ iam }, { name, newName, newPath }: Renaming) => {
    await iam.send(new UpdateGroupCommand({ GroupName: name, NewGroupName: newName, NewPath: newPath }))
  },
  touches: ({ name, newName }) => [
    groupKeys.list,
    groupKeys.permissions,
    userKeys.all,
    // Under its old name a renamed group can only be missing.
    ...(newName === undefined ? [groupKeys.one(name)] : []),
  ],
  ends: ({ name, newName }) => (newName === undefined ? [] : [groupKeys.one(name)]),
})

/** Deletes the group alone; it must be empty and without policies. */
export const deleteGroup = defineChange({
  run: async ({ iam }, { groupName }: OfGroup) => {
    await iam.send(new DeleteGroupCommand({ GroupName: groupName }))
  },
  touches: () => [groupKeys.list, groupKeys.permissions, policyKeys.list, accountKeys.summary],
})

type Membership = OfGroup & { readonly userName: string }

const membershipTouched = ({ groupName, userName }: Membership) => [
  groupKeys.members(groupName),
  userKeys.groups(userName),
  userKeys.permissions,
]

export const addUserToGroup = defineChange({
  run: async ({ iam }, { groupName, userName }: Membership) => {
    await iam.send(new AddUserToGroupCommand({ GroupName: groupName, UserName: userName }))
  },
  touches: membershipTouched,
})

export const removeUserFromGroup = defineChange({
  run: async ({ iam }, { groupName, userName }: Membership) => {
    await iam.send(new RemoveUserFromGroupCommand({ GroupName: groupName, UserName: userName }))
  },
  touches: membershipTouched,
})
