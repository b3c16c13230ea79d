import {
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeleteGroupPolicyCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListGroupPoliciesCommand,
  ListPoliciesCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'

/** With white space and an order that must come back byte for byte. */
const document = `{ "Version": "2012-10-17",
  "Statement": [ { "Resource": "*", "Effect": "Allow", "Action": "s3:Get*" } ] }`
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

/** Managed and inline policies, attachments and boundaries, driven by the official SDK over a store. */
export const policySuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`policies on ${storeName}`, createStore, ({ env, send }) => {
    const create = async (name = 'p') =>
      (await send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: document }))).Policy?.Arn ?? ''

    test('a document comes back byte for byte, percent-encoded', async () => {
      const arn = await create()
      expect(arn).toBe(`arn:aws:iam::${env().accountId}:policy/p`)
      const { PolicyVersion } = await send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' }))
      expect(PolicyVersion?.Document).not.toMatch(/[^A-Za-z0-9._~%-]/)
      expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(document)
      expect((await send(new GetPolicyCommand({ PolicyArn: arn }))).Policy).toMatchObject({
        PolicyName: 'p',
        DefaultVersionId: 'v1',
        AttachmentCount: 0,
        IsAttachable: true,
      })
    })

    test.each([
      ['{', 'Syntax errors in policy.'],
      [
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*"}]}',
        'Policy statement must contain actions.',
      ],
    ])('a policy that is malformed is refused: %s', async (text, message) => {
      await expect(
        send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: text })),
      ).rejects.toMatchObject({
        name: 'MalformedPolicyDocumentException',
        message,
        $metadata: { httpStatusCode: 400 },
      })
    })

    test('versions count up, five at most, and the default one stays', async () => {
      const arn = await create()
      for (let i = 2; i <= 5; i++)
        await send(
          new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: document, SetAsDefault: i === 3 }),
        )
      await expect(
        send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: document })),
      ).rejects.toMatchObject({ name: 'LimitExceededException' })
      const { Versions } = await send(new ListPolicyVersionsCommand({ PolicyArn: arn }))
      expect(Versions?.map(v => `${v.VersionId}${v.IsDefaultVersion ? '*' : ''}`)).toEqual([
        'v5',
        'v4',
        'v3*',
        'v2',
        'v1',
      ])
      await expect(
        send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: 'v3' })),
      ).rejects.toMatchObject({
        name: 'DeleteConflictException',
        message: 'Cannot delete the default version of a policy.',
      })
      await send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: 'v5' }))
      const { PolicyVersion } = await send(
        new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: document }),
      )
      expect(PolicyVersion?.VersionId).toBe('v6')
      await send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v6' }))
      await expect(send(new DeletePolicyCommand({ PolicyArn: arn }))).rejects.toMatchObject({
        name: 'DeleteConflictException',
      })
      for (const VersionId of ['v1', 'v2', 'v3', 'v4'])
        await send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }))
      await send(new DeletePolicyCommand({ PolicyArn: arn }))
      await expect(send(new GetPolicyCommand({ PolicyArn: arn }))).rejects.toMatchObject({
        message: `Policy ${arn} was not found.`,
      })
    })

    test('attaching, listing entities and detaching', async () => {
      const arn = await create()
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      for (const PolicyArn of [arn, arn, readOnly])
        await send(new AttachUserPolicyCommand({ UserName: 'u', PolicyArn }))
      await send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn: arn }))
      const attached = await send(new ListAttachedUserPoliciesCommand({ UserName: 'u' }))
      expect(attached.AttachedPolicies?.map(p => p.PolicyName).sort()).toEqual(['ReadOnlyAccess', 'p'])
      expect((await send(new ListAttachedGroupPoliciesCommand({ GroupName: 'g' }))).AttachedPolicies).toEqual(
        [{ PolicyName: 'p', PolicyArn: arn }],
      )
      expect(await send(new ListEntitiesForPolicyCommand({ PolicyArn: arn }))).toMatchObject({
        PolicyUsers: [{ UserName: 'u' }],
        PolicyGroups: [{ GroupName: 'g' }],
        IsTruncated: false,
      })
      expect((await send(new GetPolicyCommand({ PolicyArn: arn }))).Policy?.AttachmentCount).toBe(2)
      await expect(send(new DeletePolicyCommand({ PolicyArn: arn }))).rejects.toMatchObject({
        message: 'Cannot delete a policy attached to entities.',
      })
      await expect(send(new DeleteUserCommand({ UserName: 'u' }))).rejects.toMatchObject({
        message: 'Cannot delete entity, must detach all policies first.',
      })
      await send(new DetachUserPolicyCommand({ UserName: 'u', PolicyArn: arn }))
      await send(new DetachGroupPolicyCommand({ GroupName: 'g', PolicyArn: arn }))
      await expect(
        send(new DetachUserPolicyCommand({ UserName: 'u', PolicyArn: arn })),
      ).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      })
      await send(new DeletePolicyCommand({ PolicyArn: arn }))
    })

    test('a policy that does not exist cannot be attached', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      const PolicyArn = 'arn:aws:iam::aws:policy/NoSuchPolicyAtAll'
      await expect(send(new AttachUserPolicyCommand({ UserName: 'u', PolicyArn }))).rejects.toMatchObject({
        message: `Policy ${PolicyArn} does not exist or is not attachable.`,
      })
    })

    test('policies are listed by owner, use and path', async () => {
      await create('own')
      await send(new CreateUserCommand({ UserName: 'u', PermissionsBoundary: readOnly }))
      const names = async (input: ConstructorParameters<typeof ListPoliciesCommand>[0]) =>
        (await send(new ListPoliciesCommand({ MaxItems: 1000, ...input }))).Policies?.map(p => p.PolicyName)
      expect(await names({ Scope: 'Local' })).toEqual(['own'])
      expect((await names({ Scope: 'AWS' }))?.length).toBe(1000)
      expect(await names({ OnlyAttached: true })).toEqual([])
      expect(await names({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['ReadOnlyAccess'])
      expect(await names({ Scope: 'AWS', PathPrefix: '/job-function/' })).toContain('ViewOnlyAccess')
    })

    test('a text over the quota is refused for its size, whatever else is wrong with it', async () => {
      const PolicyDocument = `{"Statement":[${'{},'.repeat(40_000)}{}]}`
      await send(new CreateUserCommand({ UserName: 'u' }))
      const requests = [
        send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument })),
        send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument })),
      ]
      for (const request of requests)
        await expect(request).rejects.toMatchObject({ name: 'LimitExceededException' })
    })

    test('policies of AWS can be read and not changed', async () => {
      const { Policy } = await send(new GetPolicyCommand({ PolicyArn: readOnly }))
      const { PolicyVersion } = await send(
        new GetPolicyVersionCommand({ PolicyArn: readOnly, VersionId: Policy?.DefaultVersionId }),
      )
      expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''))).toHaveProperty('Statement')
      await expect(send(new DeletePolicyCommand({ PolicyArn: readOnly }))).rejects.toMatchObject({
        name: 'AccessDenied',
      })
    })

    test('tags of a policy', async () => {
      const PolicyArn = await create()
      await send(
        new TagPolicyCommand({
          PolicyArn,
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        }),
      )
      await send(new UntagPolicyCommand({ PolicyArn, TagKeys: ['a'] }))
      expect((await send(new ListPolicyTagsCommand({ PolicyArn }))).Tags).toEqual([{ Key: 'b', Value: '2' }])
    })

    test('inline policies of users and groups, and the quota on their sum', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'Mine', PolicyDocument: document }))
      await send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'mine', PolicyDocument: document }))
      expect((await send(new ListUserPoliciesCommand({ UserName: 'u' }))).PolicyNames).toEqual(['mine'])
      const read = await send(new GetUserPolicyCommand({ UserName: 'u', PolicyName: 'MINE' }))
      expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(document)
      const long = document.replace('s3:Get*', `s3:${'x'.repeat(1950)}`)
      await expect(
        send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'other', PolicyDocument: long })),
      ).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Maximum policy size of 2048 bytes exceeded for user u',
      })
      await expect(send(new DeleteUserCommand({ UserName: 'u' }))).rejects.toMatchObject({
        message: 'Cannot delete entity, must delete policies first.',
      })
      await send(new DeleteUserPolicyCommand({ UserName: 'u', PolicyName: 'mine' }))
      await expect(
        send(new GetUserPolicyCommand({ UserName: 'u', PolicyName: 'mine' })),
      ).rejects.toMatchObject({
        message: 'The user policy with name mine cannot be found.',
      })
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new PutGroupPolicyCommand({ GroupName: 'g', PolicyName: 'p', PolicyDocument: document }))
      const group = await send(new GetGroupPolicyCommand({ GroupName: 'g', PolicyName: 'p' }))
      expect(decodeURIComponent(group.PolicyDocument ?? '')).toBe(document)
      expect((await send(new ListGroupPoliciesCommand({ GroupName: 'g' }))).PolicyNames).toEqual(['p'])
      await send(new DeleteGroupPolicyCommand({ GroupName: 'g', PolicyName: 'p' }))
      expect((await send(new ListGroupPoliciesCommand({ GroupName: 'g' }))).PolicyNames).toEqual([])
    })

    test('a permissions boundary is set, shown and removed', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new PutUserPermissionsBoundaryCommand({ UserName: 'u', PermissionsBoundary: readOnly }))
      expect((await send(new GetUserCommand({ UserName: 'u' }))).User?.PermissionsBoundary).toMatchObject({
        PermissionsBoundaryArn: readOnly,
      })
      await send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'u' }))
      expect((await send(new GetUserCommand({ UserName: 'u' }))).User?.PermissionsBoundary).toBeUndefined()
    })
  })
