import { compilePolicy } from '../../policy/evaluate/compile.ts'
import { decide } from '../../policy/evaluate/decide.ts'
import { explain } from '../../policy/evaluate/explain.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import { type AccessRequest, createContext } from '../../policy/evaluate/request.ts'

export interface BenchResult {
  readonly name: string
  /** How many a second, the best of three runs. */
  readonly perSecond: number
}

const account = '111122223333'

const simplePolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: ['iam:Get*', 'iam:List*'],
    Resource: `arn:aws:iam::${account}:user/*`,
  },
})

const services = ['s3', 'ec2', 'dynamodb', 'sqs', 'lambda', 'kms', 'logs', 'iam', 'sns', 'rds']
const conditions = [
  undefined,
  { StringEquals: { 'aws:ResourceTag/team': ['payments', 'billing', 'ledger'] } },
  { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32'] } },
  {
    BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' },
    StringLike: { 'aws:username': ['ops-*', 'dev-*'] },
  },
  { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:user/*/ops-*` } },
]

/** One of ten policies: nineteen statements over several services and a Deny, as grown policies have them. */
function grownPolicy(policy: number): string {
  const statements = services.flatMap((service, index) => [
    {
      Sid: `Read${index}`,
      Effect: 'Allow',
      Action: [`${service}:Get*`, `${service}:List*`, `${service}:Describe${policy}*`],
      Resource: [
        `arn:aws:${service}:*:${account}:team-${policy}/*`,
        `arn:aws:${service}:*:${account}:shared-${policy}`,
      ],
      ...(conditions[(policy + index) % conditions.length] && {
        Condition: conditions[(policy + index) % conditions.length],
      }),
    },
    {
      Sid: `Write${index}`,
      Effect: index === 9 ? 'Deny' : 'Allow',
      Action: index === 9 ? '*' : [`${service}:PutObject`, `${service}:Create*`, `${service}:UpdateItem`],
      Resource: index === 9 ? '*' : `arn:aws:${service}:*:${account}:team-${policy}/\${aws:username}/*`,
      ...(index === 9 && { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    },
  ])
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

const boundaryPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: services.map(service => `${service}:*`), Resource: '*' },
    { Effect: 'Deny', Action: 'iam:*', NotResource: `arn:aws:iam::${account}:team-*` },
  ],
})

const context = createContext([
  ['aws:PrincipalArn', `arn:aws:iam::${account}:user/tools/ops-ann`],
  ['aws:username', 'ops-ann'],
  ['aws:SourceIp', '198.51.100.7'],
  ['aws:SecureTransport', 'true'],
  ['aws:MultiFactorAuthPresent', 'true'],
  ['aws:CurrentTime', '2026-06-01T12:00:00Z'],
  ['aws:ResourceTag/team', 'ledger'],
])

const request = (action: string, resource: string): AccessRequest => ({ action, resource, context })

const simpleRequests = [
  request('iam:GetUser', `arn:aws:iam::${account}:user/ann`),
  request('iam:ListAccessKeys', `arn:aws:iam::${account}:user/tools/ben`),
  request('iam:DeleteUser', `arn:aws:iam::${account}:user/ann`),
  request('iam:GetUser', `arn:aws:iam::${account}:role/ann`),
]

// Allowed early, late and by a variable, allowed by nothing, refused by the boundary.
const grownRequests = [
  request('s3:GetObject', `arn:aws:s3:eu-west-1:${account}:team-0/report.csv`),
  request('dynamodb:ListTables', `arn:aws:dynamodb:eu-west-1:${account}:shared-9`),
  request('lambda:CreateFunction', `arn:aws:lambda:eu-west-1:${account}:team-5/ops-ann/resize`),
  request('rds:DeleteDBInstance', `arn:aws:rds:eu-west-1:${account}:team-3/main`),
  request('kms:DescribeKey', `arn:aws:kms:eu-west-1:${account}:team-11/key`),
  request('iam:GetUser', `arn:aws:iam:eu-west-1:${account}:shared-4`),
]

/** Measures the policy engine: decisions, compilation and explanations a second in this process. */
export function runDecisionBench(): BenchResult[] {
  const simple: PolicySet = { identity: [compilePolicy(simplePolicy, { id: 'simple', kind: 'inline' })] }
  const texts = Array.from({ length: 10 }, (_, index) => grownPolicy(index))
  const identity = texts.map((text, index) => compilePolicy(text, { id: `grown-${index}`, kind: 'managed' }))
  const boundary = compilePolicy(boundaryPolicy, { id: 'boundary', kind: 'managed' })
  return [
    {
      name: 'decisions, one simple identity policy',
      perSecond: measure(simpleRequests.length, () => decideAll(simple, simpleRequests)),
    },
    {
      name: 'decisions, ten policies of twenty statements',
      perSecond: measure(grownRequests.length, () => decideAll({ identity }, grownRequests)),
    },
    {
      name: 'decisions, ten policies of twenty statements and a boundary',
      perSecond: measure(grownRequests.length, () => decideAll({ identity, boundary }, grownRequests)),
    },
    {
      name: 'compilations of a policy of twenty statements',
      perSecond: measure(texts.length, () => {
        for (const text of texts) compilePolicy(text, { id: 'grown', kind: 'managed' })
      }),
    },
    {
      name: 'explanations, ten policies of twenty statements and a boundary',
      perSecond: measure(grownRequests.length, () => {
        for (const each of grownRequests) explain({ identity, boundary }, each)
      }),
    },
  ]
}

function decideAll(set: PolicySet, requests: readonly AccessRequest[]): void {
  for (const each of requests) decide(set, each)
}

/** Runs a batch for about a quarter of a second, three times, and takes the best. */
function measure(batchSize: number, batch: () => void): number {
  const runs = [0, 1, 2].map(() => {
    const start = performance.now()
    let batches = 0
    while (performance.now() - start < 250) {
      for (let i = 0; i < 20; i++) batch()
      batches += 20
    }
    return (batches * batchSize * 1000) / (performance.now() - start)
  })
  return Math.round(Math.max(...runs))
}
