import {
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  paginateListUsers,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { defaultQuotas } from '../operations/quotas.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { createTestService } from './test-service.ts'

/** The operations on users, driven by the official SDK over a store. */
export const userSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`users on ${storeName}`, createStore, ({ env, send }) => {
    test('a user is created, read, renamed and deleted', async () => {
      const { User: made } = await send(
        new CreateUserCommand({ UserName: 'Alice', Path: '/team/', Tags: [{ Key: 'Cost', Value: '1' }] }),
      )
      expect(made).toMatchObject({
        UserName: 'Alice',
        Path: '/team/',
        Arn: `arn:aws:iam::${env().accountId}:user/team/Alice`,
        Tags: [{ Key: 'Cost', Value: '1' }],
      })
      expect(made?.UserId).toMatch(/^AIDA[A-Z2-7]{17}$/)
      const { User: read } = await send(new GetUserCommand({ UserName: 'aLICE' }))
      expect(read).toEqual(made)
      await send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'Ally', NewPath: '/x/' }))
      expect((await send(new GetUserCommand({ UserName: 'ally' }))).User).toMatchObject({
        UserId: made?.UserId,
        Arn: `arn:aws:iam::${env().accountId}:user/x/Ally`,
      })
      await send(new DeleteUserCommand({ UserName: 'Ally' }))
      await expect(send(new GetUserCommand({ UserName: 'Ally' }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The user with name Ally cannot be found.',
        $metadata: { httpStatusCode: 404 },
      })
    })

    test('names are unique without regard to case', async () => {
      await send(new CreateUserCommand({ UserName: 'Alice' }))
      await expect(send(new CreateUserCommand({ UserName: 'ALICE' }))).rejects.toMatchObject({
        name: 'EntityAlreadyExistsException',
        message: 'User with name ALICE already exists.',
        $metadata: { httpStatusCode: 409 },
      })
    })

    test('a bad name is refused in the words of AWS', async () => {
      await expect(send(new CreateUserCommand({ UserName: 'a b' }))).rejects.toMatchObject({
        name: 'ValidationError',
        message:
          "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
        $metadata: { httpStatusCode: 400 },
      })
    })

    test('lists page in the order of names and filter by path', async () => {
      for (const name of ['delta', 'Bravo', 'alpha', 'Charlie'])
        await send(new CreateUserCommand({ UserName: name, Path: name === 'delta' ? '/far/' : '/near/' }))
      const names: (string | undefined)[][] = []
      for await (const page of paginateListUsers({ client: env().root.iam, pageSize: 3 }, {}))
        names.push((page.Users ?? []).map(user => user.UserName))
      expect(names).toEqual([['alpha', 'Bravo', 'Charlie'], ['delta']])
      const { Users, IsTruncated } = await send(new ListUsersCommand({ PathPrefix: '/fa' }))
      expect([Users?.map(user => user.UserName), IsTruncated]).toEqual([['delta'], false])
    })

    test('a marker that nobody gave is refused', async () => {
      await expect(send(new ListUsersCommand({ Marker: '%%%' }))).rejects.toMatchObject({
        name: 'ValidationError',
      })
    })

    test('tags merge without regard to case, and are limited', async () => {
      await send(new CreateUserCommand({ UserName: 'a', Tags: [{ Key: 'Team', Value: 'x' }] }))
      await send(
        new TagUserCommand({
          UserName: 'a',
          Tags: [
            { Key: 'team', Value: 'y' },
            { Key: 'b', Value: '' },
          ],
        }),
      )
      const { Tags } = await send(new ListUserTagsCommand({ UserName: 'a' }))
      expect(Tags).toEqual([
        { Key: 'b', Value: '' },
        { Key: 'team', Value: 'y' },
      ])
      await send(new UntagUserCommand({ UserName: 'a', TagKeys: ['TEAM'] }))
      expect((await send(new ListUserTagsCommand({ UserName: 'a' }))).Tags).toEqual([{ Key: 'b', Value: '' }])
      const many = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }))
      await expect(send(new TagUserCommand({ UserName: 'a', Tags: many }))).rejects.toMatchObject({
        name: 'LimitExceededException',
      })
    })

    test('the quota of users holds', async () => {
      const small = await createTestService({
        store: await createStore(),
        quotas: { ...defaultQuotas, users: 1 },
      })
      await small.root.iam.send(new CreateUserCommand({ UserName: 'one' }))
      await expect(small.root.iam.send(new CreateUserCommand({ UserName: 'two' }))).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for UsersPerAccount: 1',
      })
      await small.store.close()
    })

    test('GetUser without a name is the caller', async () => {
      expect((await send(new GetUserCommand({}))).User).toMatchObject({
        Arn: `arn:aws:iam::${env().accountId}:root`,
        UserId: env().accountId,
      })
    })
  })
