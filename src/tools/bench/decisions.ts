import { compilePolicy } from '../../policy/evaluate/compile.ts'
import { decide } from '../../policy/evaluate/decide.ts'
import { explain } from '../../policy/evaluate/explain.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import { type AccessRequest, createContext } from '../../policy/evaluate/request.ts'
import { type BenchResult, bestMilliseconds, perSecond } from './measure.ts'

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
  ['aws:RequestedRegion', 'eu-west-1'],
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

const controlPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*', 'cloudfront:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
    },
  ],
})

const source = { id: 'bench', kind: 'managed' } as const

/** Ten policies of twenty statements, a boundary and a service control policy. */
function compileGrownSet(texts: readonly string[]): PolicySet {
  return {
    identity: texts.map(text => compilePolicy(text, source)),
    boundary: compilePolicy(boundaryPolicy, source),
    serviceControl: [[compilePolicy(controlPolicy, source)]],
  }
}

/** Measures the policy engine in this process: decisions, compilation and explanations. */
export function runDecisionBench(): BenchResult[] {
  const simple: PolicySet = { identity: [compilePolicy(simplePolicy, source)] }
  const texts = Array.from({ length: 10 }, (_, index) => grownPolicy(index))
  const grown = compileGrownSet(texts)
  const size = `${Math.round(texts.join('').length / 1024)} KB`
  const compile = bestMilliseconds(100, () => compileGrownSet(texts))
  const compileAndDecide = bestMilliseconds(100, () => decideAll(compileGrownSet(texts), grownRequests))
  const rate = (batch: () => void, count: number) =>
    `${perSecond(count, batch).toLocaleString('en')} a second`
  return [
    {
      name: 'decisions, one simple identity policy',
      value: rate(() => decideAll(simple, simpleRequests), simpleRequests.length),
      wanted: '1,000,000',
    },
    {
      name: 'decisions, ten policies of twenty statements, boundary, SCP',
      value: rate(() => decideAll(grown, grownRequests), grownRequests.length),
      wanted: '150,000',
    },
    {
      name: 'explanations on that set',
      value: rate(() => {
        for (const each of grownRequests) explain(grown, each)
      }, grownRequests.length),
      wanted: '10,000',
    },
    { name: `compiling that set, ${size}`, value: `${compile.toFixed(2)} ms`, wanted: 'under 1 ms' },
    {
      name: `compiling it and deciding ${grownRequests.length} first requests`,
      value: `${compileAndDecide.toFixed(2)} ms`,
    },
  ]
}

function decideAll(set: PolicySet, requests: readonly AccessRequest[]): void {
  for (const each of requests) decide(set, each)
}
