import { linkedPolicyArn, linkedRolePath, linkedService } from '../../src/iam/linked-services.ts'
import { linkedRoleTrust } from '../../src/iam/operations/service-linked-roles.ts'
import { rootArn } from '../../src/lib/arn.ts'
import { acmeDevId, acmeId } from './persona-access-key.ts'
import { policyText, trustText } from './policy-text.ts'
import type { Made, Seeding } from './seeding.ts'

const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`

interface People {
  readonly bob: Made
  readonly buildBot: Made
}

interface Policies {
  readonly developerAccess: string
  readonly developerBoundary: string
}

/** One role of `acme` for every way of trusting somebody, and those that its services brought. */
export async function seedAcmeRoles(
  seeding: Seeding,
  { bob, buildBot }: People,
  { developerAccess, developerBoundary }: Policies,
): Promise<void> {
  const { role, instanceProfile, formerUser, attach, inline } = seeding
  const mailer = await role({
    name: 'order-mailer',
    path: '/service-role/',
    description: 'Lets the function that confirms orders write its log',
    age: 410,
    tags: { Team: 'Shop' },
    trust: trustText({ Service: 'lambda.amazonaws.com' }),
    used: 0,
  })
  await attach(mailer, aws('service-role/AWSLambdaBasicExecutionRole'))

  const web = await role({
    name: 'web-server',
    path: '/web/',
    description: 'The instances that serve the shop',
    age: 760,
    tags: { Team: 'Shop', Stage: 'prod' },
    trust: trustText({ Service: 'ec2.amazonaws.com' }),
    used: 1,
  })
  await attach(web, aws('AmazonSSMManagedInstanceCore'))
  await inline(web, 'ReadAssets', readAssets)
  await instanceProfile(web, { path: '/web/', age: 760, tags: { Team: 'Shop', Stage: 'prod' } })

  const deployer = await role({
    name: 'DevDeployer',
    description: 'Deployments that the development account starts',
    age: 280,
    maxSessionHours: 2,
    tags: { Owner: 'Platform' },
    trust: trustText({ AWS: rootArn(acmeDevId) }, { StringEquals: { 'sts:ExternalId': 'acme-dev-7391' } }),
    used: 5,
  })
  await inline(deployer, 'Deploy', deploy)

  const auditor = await role({
    name: 'Auditor',
    description: 'Reads everything; for whoever their own permissions let in',
    age: 900,
    maxSessionHours: 4,
    tags: { Owner: 'Security' },
    trust: trustText({ AWS: rootArn(acmeId) }),
    used: 12,
  })
  await attach(auditor, aws('SecurityAudit'), aws('ReadOnlyAccess'))

  const admin = await role({
    name: 'AccountAdmin',
    description: 'Everything, for people who signed in with MFA',
    age: 1_200,
    tags: { Owner: 'Security' },
    trust: trustText({ AWS: rootArn(acmeId) }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    used: 190,
  })
  await attach(admin, aws('AdministratorAccess'))

  const sandbox = await role({
    name: 'DeveloperSandbox',
    description: 'Trying things out, within the boundary of developers',
    age: 150,
    tags: { Team: 'Shop' },
    boundary: developerBoundary,
    trust: trustText({ AWS: bob.arn }),
    trusts: [bob],
  })
  await attach(sandbox, developerAccess)

  await seedLinkedRole(seeding, 'support.amazonaws.com', { age: 1_399 })
  await seedLinkedRole(seeding, 'trustedadvisor.amazonaws.com', { age: 1_399, used: 0 })
  await seedLinkedRole(seeding, 'ecs.amazonaws.com', { age: 415, used: 0 })

  const former = formerUser('walter')
  const exporter = await role({
    name: 'nightly-export',
    path: '/data/',
    description: 'Copies the books of the day; walter set it up',
    age: 1_020,
    trust: trustText({ AWS: [buildBot.arn, former.arn] }),
    trusts: [buildBot, former],
    used: 44,
  })
  await inline(exporter, 'WriteExports', writeExports)
}

/** The role that a service brought, with its policy. */
async function seedLinkedRole(
  { role, attach }: Seeding,
  principal: string,
  { age, used }: { readonly age: number; readonly used?: number },
): Promise<void> {
  const service = linkedService(principal)
  if (service === undefined)
    throw new RangeError(`the seed names the service "${principal}", which has no roles of its own`)
  const made = await role({
    name: service.roleName,
    path: linkedRolePath(principal),
    description: service.description,
    age,
    trust: linkedRoleTrust(service),
    used,
  })
  await attach(made, linkedPolicyArn(service))
}

/** In `acme-dev`: a role for acme's alice herself, one for whoever acme lets, and one of a service. */
export async function seedAcmeDevRoles({ role, attach }: Seeding, alice: Made): Promise<void> {
  const operator = await role({
    name: 'SandboxOperator',
    description: 'The platform team of acme looks after the sandbox',
    age: 300,
    maxSessionHours: 8,
    tags: { Owner: 'Platform' },
    trust: trustText({ AWS: alice.arn }),
    trusts: [alice],
    used: 9,
  })
  await attach(operator, aws('PowerUserAccess'), aws('IAMReadOnlyAccess'))
  const reader = await role({
    name: 'ReadOnly',
    description: 'For the people of acme whom acme lets in',
    age: 580,
    trust: trustText({ AWS: rootArn(acmeId) }),
  })
  await attach(reader, aws('ReadOnlyAccess'))
  const runner = await role({
    name: 'sandbox-tasks',
    path: '/service-role/',
    age: 115,
    trust: trustText({ Service: 'ecs-tasks.amazonaws.com' }),
    used: 2,
  })
  await attach(runner, aws('service-role/AmazonECSTaskExecutionRolePolicy'))
}

/** Lets people switch to the role `Auditor`. */
export const switchToAuditor = policyText({
  Sid: 'SwitchToAuditor',
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Resource: `arn:aws:iam::${acmeId}:role/Auditor`,
})

const readAssets = policyText({
  Sid: 'ReadAssets',
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::acme-shop-assets/*',
})

const deploy = policyText(
  {
    Sid: 'ReplaceFunctions',
    Effect: 'Allow',
    Action: ['lambda:UpdateFunctionCode', 'lambda:GetFunction', 'lambda:PublishVersion'],
    Resource: `arn:aws:lambda:*:${acmeId}:function:shop-*`,
  },
  {
    Sid: 'FetchArtifacts',
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::acme-artifacts/*',
  },
)

const writeExports = policyText({
  Sid: 'WriteExports',
  Effect: 'Allow',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::acme-data-lake/exports/*',
})
