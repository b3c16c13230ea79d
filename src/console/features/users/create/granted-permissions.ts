import type { QueryClient } from '@tanstack/react-query'
import { makeChange } from '../../../api/change.ts'
import { createPassword } from '../../../api/changes/credentials.ts'
import { attachPolicy, putInlinePolicy } from '../../../api/changes/entity-policies.ts'
import { addUserToGroup } from '../../../api/changes/groups.ts'
import { inlinePolicyQuery, policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { userGroupsQuery } from '../../../api/queries/users.ts'
import { attachTask } from '../../../ui/attach-task.ts'
import { passwordOf, type UserDraft } from './user-draft.ts'

/** What a new user is to get beside its name, and what it is called on the result page. */
export interface Task {
  readonly name: string
  readonly run: () => Promise<void>
}

interface Granted {
  readonly groups: readonly string[]
  readonly policyArns: readonly string[]
  readonly inline: readonly { readonly name: string; readonly document: string }[]
}

/** The groups and policies that the draft comes to; reads those of the user it copies from. */
export const grantedPermissions = async (queryClient: QueryClient, draft: UserDraft): Promise<Granted> => {
  if (draft.permissionsFrom === 'groups') return { groups: [...draft.groups], policyArns: [], inline: [] }
  if (draft.permissionsFrom === 'policies')
    return { groups: [], policyArns: [...draft.policyArns], inline: [] }
  const source = draft.copyFrom ?? ''
  const sourceUser = { kind: 'user', name: source } as const
  const [groups, policies] = await Promise.all([
    queryClient.fetchQuery(userGroupsQuery(source)),
    queryClient.fetchQuery(policiesOfQuery(sourceUser)),
  ])
  const inline = await Promise.all(
    policies.inline.map(async name => ({
      name,
      document: await queryClient.fetchQuery(inlinePolicyQuery(sourceUser, name)),
    })),
  )
  return {
    groups: groups.flatMap(group => group.GroupName ?? []),
    policyArns: policies.attached.flatMap(policy => policy.PolicyArn ?? []),
    inline,
  }
}

/** Everything that follows once the user exists; each may fail and be tried again by itself. */
export const tasksOf = (queryClient: QueryClient, draft: UserDraft, granted: Granted): readonly Task[] => {
  const { userName } = draft
  const entity = { kind: 'user', name: userName } as const
  const password = passwordOf(draft)
  return [
    ...(password === undefined
      ? []
      : [
          {
            name: 'Set the console password',
            run: () =>
              makeChange(queryClient, createPassword, { userName, password, mustChange: draft.mustChange }),
          },
        ]),
    ...granted.groups.map(groupName => ({
      name: `Add to the group ${groupName}`,
      run: () => makeChange(queryClient, addUserToGroup, { userName, groupName }),
    })),
    ...granted.policyArns.map(policyArn => ({
      name: attachTask(policyArn),
      run: () => makeChange(queryClient, attachPolicy, { entity, policyArn }),
    })),
    ...granted.inline.map(({ name, document }) => ({
      name: `Create the inline policy ${name}`,
      run: () => makeChange(queryClient, putInlinePolicy, { entity, policyName: name, document }),
    })),
  ]
}
