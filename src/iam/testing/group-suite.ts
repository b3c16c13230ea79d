import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteUserCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  RemoveUserFromGroupCommand,
  UpdateGroupCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'

/** The operations on groups and memberships, driven by the official SDK over a store. */
export const groupSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`groups on ${storeName}`, createStore, ({ env, send }) => {
    test('a group is created, renamed, listed and deleted', async () => {
      const { Group } = await send(new CreateGroupCommand({ GroupName: 'Admins', Path: '/a/' }))
      expect(Group?.GroupId).toMatch(/^AGPA[A-Z2-7]{17}$/)
      await send(new UpdateGroupCommand({ GroupName: 'ADMINS', NewGroupName: 'Bosses' }))
      const { Groups } = await send(new ListGroupsCommand({ PathPrefix: '/a/' }))
      expect(Groups?.map(group => group.Arn)).toEqual([`arn:aws:iam::${env().accountId}:group/a/Bosses`])
      await send(new DeleteGroupCommand({ GroupName: 'Bosses' }))
      await expect(send(new GetGroupCommand({ GroupName: 'Bosses' }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The group with name Bosses cannot be found.',
      })
    })

    test('members page by name, also after one was renamed', async () => {
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      for (const name of ['bob', 'Al', 'cy']) {
        await send(new CreateUserCommand({ UserName: name }))
        await send(new AddUserToGroupCommand({ GroupName: 'g', UserName: name }))
      }
      await send(new AddUserToGroupCommand({ GroupName: 'g', UserName: 'bob' }))
      await send(new UpdateUserCommand({ UserName: 'bob', NewUserName: 'zed' }))
      const first = await send(new GetGroupCommand({ GroupName: 'g', MaxItems: 2 }))
      expect(first.Users?.map(user => user.UserName)).toEqual(['Al', 'cy'])
      const rest = await send(new GetGroupCommand({ GroupName: 'g', Marker: first.Marker }))
      expect([rest.Users?.map(user => user.UserName), rest.IsTruncated]).toEqual([['zed'], false])
    })

    test('a group with members and a member of a group cannot be deleted', async () => {
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new AddUserToGroupCommand({ GroupName: 'g', UserName: 'u' }))
      const conflict = {
        name: 'DeleteConflictException',
        message: 'Cannot delete entity, must remove users from group first.',
        $metadata: { httpStatusCode: 409 },
      }
      await expect(send(new DeleteGroupCommand({ GroupName: 'g' }))).rejects.toMatchObject(conflict)
      await expect(send(new DeleteUserCommand({ UserName: 'u' }))).rejects.toMatchObject(conflict)
      await send(new RemoveUserFromGroupCommand({ GroupName: 'g', UserName: 'u' }))
      await expect(
        send(new RemoveUserFromGroupCommand({ GroupName: 'g', UserName: 'u' })),
      ).rejects.toMatchObject({ name: 'NoSuchEntityException' })
      await send(new DeleteGroupCommand({ GroupName: 'g' }))
    })

    test('a user is in ten groups at most', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      for (let i = 0; i <= 10; i++) await send(new CreateGroupCommand({ GroupName: `g${i}` }))
      for (let i = 0; i < 10; i++)
        await send(new AddUserToGroupCommand({ GroupName: `g${i}`, UserName: 'u' }))
      await expect(
        send(new AddUserToGroupCommand({ GroupName: 'g10', UserName: 'u' })),
      ).rejects.toMatchObject({ message: 'Cannot exceed quota for GroupsPerUser: 10' })
      const { Groups } = await send(new ListGroupsForUserCommand({ UserName: 'u' }))
      expect(Groups).toHaveLength(10)
    })
  })
