import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin'
import { compilePolicy } from '../../policy/evaluate/compile.ts'
import { decide } from '../../policy/evaluate/decide.ts'
import { createContext } from '../../policy/evaluate/request.ts'
import { type BenchResult, perSecond } from './measure.ts'

/**
 * The same 200 rules (ten policies of twenty statements: wildcards in action and resource, a tag in every other
 * rule, one Deny a policy) in three engines: this one, Cedar and casbin. Decisions that differ end the bench.
 */
interface PeerRule {
  readonly allows: boolean
  readonly action: string
  readonly resource: string
  readonly team: string | undefined
}

interface PeerRequest {
  readonly action: string
  readonly resource: string
  readonly team: string
}

type Engine = (request: PeerRequest) => boolean

const services = ['s3', 'ec2', 'dynamodb', 'sqs', 'lambda', 'kms', 'logs', 'iam', 'sns', 'rds']
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`

const policies: readonly (readonly PeerRule[])[] = Array.from({ length: 10 }, (_, policy) =>
  services.flatMap((service, index) => [
    {
      allows: true,
      action: `${service}:Get*`,
      resource: arn(service, `team-${policy}/*`),
      team: index % 2 === 0 ? undefined : 'ledger',
    },
    {
      allows: index !== 9,
      action: `${service}:${index === 9 ? 'Delete' : 'Put'}*`,
      resource: arn(service, `team-${policy}/${index === 9 ? 'kept' : 'own'}/*`),
      team: index % 2 === 0 ? 'payments' : undefined,
    },
  ]),
)

const requests: readonly PeerRequest[] = [
  { action: 's3:GetObject', resource: arn('s3', 'team-0/report.csv'), team: 'ledger' },
  { action: 'ec2:GetConsoleOutput', resource: arn('ec2', 'team-9/i-1'), team: 'ledger' },
  { action: 'ec2:GetConsoleOutput', resource: arn('ec2', 'team-9/i-1'), team: 'payments' },
  { action: 'sns:PutDataProtectionPolicy', resource: arn('sns', 'team-4/own/topic'), team: 'payments' },
  { action: 'rds:DeleteDBInstance', resource: arn('rds', 'team-3/kept/main'), team: 'ledger' },
  { action: 'kms:Decrypt', resource: arn('kms', 'team-5/key'), team: 'ledger' },
]

/** Decisions a second of the three engines on the same rules and requests, in this process. */
export async function runPeerBench(): Promise<readonly BenchResult[]> {
  const engines: readonly (readonly [name: string, engine: Engine])[] = [
    ['Gatehouse', gatehouse()],
    ['Cedar 4 (WebAssembly, policies parsed before)', cedar()],
    ['casbin 5', await casbin()],
  ]
  const expected = requests.map(engines[0]?.[1] ?? (() => false))
  return engines.map(([name, engine]) => {
    const found = requests.map(engine)
    if (found.join() !== expected.join()) throw new Error(`${name} decides otherwise: ${found.join()}`)
    const rate = perSecond(requests.length, () => {
      for (const request of requests) engine(request)
    })
    return { name, value: `${rate.toLocaleString('en')} a second` }
  })
}

function gatehouse(): Engine {
  const identity = policies.map((rules, index) =>
    compilePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: rules.map(({ allows, action, resource, team }) => ({
          Effect: allows ? 'Allow' : 'Deny',
          Action: action,
          Resource: resource,
          ...(team !== undefined && { Condition: { StringEquals: { 'aws:ResourceTag/team': team } } }),
        })),
      }),
      { id: `policy-${index}`, kind: 'inline' },
    ),
  )
  return ({ action, resource, team }) => {
    const context = createContext([['aws:ResourceTag/team', team]])
    return decide({ identity }, { action, resource, context }).outcome === 'allowed'
  }
}

function cedar(): Engine {
  const texts = policies.flat().map(({ allows, action, resource, team }) => {
    const tag = team === undefined ? '' : ` && context.team == "${team}"`
    return `${allows ? 'permit' : 'forbid'}(principal, action, resource) when { context.action like "${action}" && context.resource like "${resource}"${tag} };`
  })
  const parsed = preparsePolicySet('bench', { staticPolicies: texts.join('\n') })
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors))
  const entity = (type: string) => ({ type, id: 'any' })
  return ({ action, resource, team }) => {
    const answer = statefulIsAuthorized({
      principal: entity('User'),
      action: entity('Action'),
      resource: entity('Resource'),
      context: { action, resource, team },
      preparsedPolicySetId: 'bench',
      entities: [],
    })
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors))
    return answer.response.decision === 'allow'
  }
}

const casbinModel = `
[request_definition]
r = act, res, team
[policy_definition]
p = act, res, team, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = keyMatch(r.act, p.act) && keyMatch(r.res, p.res) && (p.team == "any" || p.team == r.team)
`

async function casbin(): Promise<Engine> {
  const rows = policies.flat().map(({ allows, action, resource, team }) => {
    return `p, ${action}, ${resource}, ${team ?? 'any'}, ${allows ? 'allow' : 'deny'}`
  })
  const enforcer = await newEnforcer(newModelFromString(casbinModel), new StringAdapter(rows.join('\n')))
  return ({ action, resource, team }) => enforcer.enforceSync(action, resource, team)
}
