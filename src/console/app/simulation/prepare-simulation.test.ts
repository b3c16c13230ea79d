import { describe, expect, test } from 'vitest'
import { accountEntities } from '../../api/account-entities.ts'
import { prepareSimulation } from './prepare-simulation.ts'
import { entitiesByName, rememberingCompiler, type SimulatedWorld } from './simulated-world.ts'
import { boundaryKey, givenKey, nothingGiven, type SimulationInput } from './simulation-input.ts'
import { accountId, details, policyArn, text } from './test-account.ts'

const world: SimulatedWorld = {
  accountId,
  entities: entitiesByName(accountEntities(details)),
  documents: new Map([[policyArn('Everything'), text({ Effect: 'Allow', Action: '*', Resource: '*' })]]),
  isWildcardOnly: action => action.toLowerCase() === 's3:listallmybuckets',
  now: new Date('2026-03-01T12:00:00Z'),
}

const arn = (kind: string, name: string): string => `arn:aws:iam::${accountId}:${kind}/${name}`
const bucket = 'arn:aws:s3:::acme/report'

const simulated = (input: Partial<SimulationInput>) =>
  prepareSimulation(world, { ...nothingGiven, ...input }, rememberingCompiler())
const outcome = (input: Partial<SimulationInput>, action = 's3:GetObject', resource = bucket): string => {
  const { outcome: came, decidedBy } = simulated(input).decide(action, resource)
  return `${came} by ${decidedBy}`
}

const bob = { principal: arn('user', 'bob') }

describe('whose policies count', () => {
  test('a user has those of its groups, and a boundary', () => {
    expect(simulated(bob).policies.map(({ name, as, on }) => [name, as, on])).toEqual([
      ['ReadS3', 'identity', true],
      ['TeamTable', 'identity', true],
      ['OnlyS3', 'boundary', true],
    ])
    expect(outcome(bob)).toBe('allowed by identity')
    expect(outcome(bob, 'dynamodb:Query', `arn:aws:dynamodb:eu-west-1:${accountId}:table/t`)).toBe(
      'implicitDeny by boundary',
    )
  })

  test('any path of the ARN will do, any account will not', () => {
    expect(outcome({ principal: `arn:aws:iam::${accountId}:user/some/path/bob` })).toBe('allowed by identity')
    expect(simulated({ principal: 'arn:aws:iam::444455556666:user/bob' }).policies).toEqual([])
    expect(simulated({ principal: 'bob' }).policies).toEqual([])
  })

  test('a group has its own alone', () => {
    const table = `arn:aws:dynamodb:eu-west-1:${accountId}:table/t`
    expect(outcome({ principal: arn('group', 'Team') }, 'dynamodb:Query', table)).toBe('allowed by identity')
  })

  test('what is switched off does not count, the boundary included', () => {
    expect(outcome({ ...bob, off: [policyArn('ReadS3')] })).toBe('implicitDeny by identity')
    const table = `arn:aws:dynamodb:eu-west-1:${accountId}:table/t`
    expect(outcome({ ...bob, off: [boundaryKey] }, 'dynamodb:Query', table)).toBe('allowed by identity')
  })

  test('another text takes the place of a policy, wherever it hangs', () => {
    const nothing = text({ Effect: 'Deny', Action: 's3:*', Resource: '*' })
    expect(outcome({ ...bob, replaced: [{ key: policyArn('ReadS3'), text: nothing }] })).toBe(
      'explicitDeny by identity',
    )
    expect(outcome({ ...bob, replaced: [{ key: policyArn('OnlyS3'), text: nothing }] })).toBe(
      'explicitDeny by boundary',
    )
    expect(outcome({ ...bob, boundary: nothing })).toBe('explicitDeny by boundary')
  })

  test('policies by their ARNs and texts count beside', () => {
    expect(outcome({ policies: [policyArn('Everything')] })).toBe('allowed by identity')
    const texts = [{ name: 'Mine', text: text({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) }]
    expect(outcome({ texts })).toBe('allowed by identity')
    expect(outcome({ texts, off: [givenKey('Mine')] })).toBe('implicitDeny by identity')
    expect(outcome({ texts: [{ name: 'Broken', text: '{"Version":' }] })).toBe('implicitDeny by identity')
  })
})

describe('what else decides', () => {
  const all = { policies: [policyArn('Everything')] }
  const denying = text({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' })
  const letting = text({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' })

  test('service control policies, beside FullAWSAccess unless it is said to be gone', () => {
    expect(outcome({ ...all, controls: [denying] })).toBe('explicitDeny by serviceControl')
    expect(outcome({ ...all, controls: [letting] })).toBe('allowed by identity')
    expect(outcome({ ...all, controls: [letting], fullAccess: false })).toBe('implicitDeny by serviceControl')
  })

  test('the policy of the resource, for whom it names', () => {
    const resourcePolicy = text({
      Effect: 'Allow',
      Principal: { AWS: arn('user', 'bob') },
      Action: 's3:PutObject',
      Resource: bucket,
    })
    expect(outcome({ ...bob, resourcePolicy }, 's3:PutObject')).toBe('allowed by resource')
    expect(outcome({ ...all, resourcePolicy: denying.replace('"Deny"', '"Deny","Principal":"*"') })).toBe(
      'explicitDeny by resource',
    )
  })

  test('roles of the account say themselves who may assume them', () => {
    const role = arn('role', 'ops/Deployer')
    expect(outcome({ ...bob, ...all, off: [boundaryKey] }, 'sts:AssumeRole', role)).toBe(
      'allowed by resource',
    )
    expect(outcome({ ...all, principal: arn('user', 'ann') }, 'sts:AssumeRole', role)).toBe(
      'implicitDeny by resource',
    )
    expect(outcome({ ...bob, ...all }, 'sts:AssumeRole', 'arn:aws:iam::444455556666:role/Deployer')).toBe(
      'implicitDeny by resource',
    )
  })

  test('resources of another account need a policy of theirs', () => {
    expect(outcome({ ...bob, owner: '444455556666' })).toBe('implicitDeny by resource')
  })

  test('actions that take no resource are asked for *', () => {
    const some = text({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::acme/*' })
    const texts = [{ name: 'Some', text: some }]
    expect(outcome({ texts })).toBe('allowed by identity')
    expect(outcome({ texts }, 's3:ListAllMyBuckets')).toBe('implicitDeny by identity')
  })
})

describe('the context', () => {
  const office = text({
    Effect: 'Allow',
    Action: 's3:*',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' }, StringEquals: { 'aws:username': 'bob' } },
  })
  const input = { ...bob, off: [policyArn('ReadS3')], texts: [{ name: 'Office', text: office }] }
  const from = (...values: string[]) => ({ key: 'AWS:sourceip', values })

  test('a key that could change the decision is named until it is given', () => {
    expect(simulated(input).missing('s3:GetObject', bucket)).toEqual(['aws:SourceIp'])
    const inside = { ...input, context: [from('192.0.2.7')] }
    expect(simulated(inside).missing('s3:GetObject', bucket)).toEqual([])
    expect(outcome(inside)).toBe('allowed by identity')
    expect(outcome({ ...input, context: [from('198.51.100.1')] })).toBe('implicitDeny by identity')
  })

  test('what is said takes the place of what is known of the principal', () => {
    const context = [from('192.0.2.7'), { key: 'aws:username', values: ['eve'] }]
    expect(outcome({ ...input, context })).toBe('implicitDeny by identity')
    const without = { ...input, context: [from('192.0.2.7'), { key: 'aws:username', values: [] }] }
    expect(simulated(without).missing('s3:GetObject', bucket)).toEqual(['aws:username'])
  })

  test('the explanation is about the same request as the decision', () => {
    const { decide, explain } = simulated(input)
    const explanation = explain('s3:GetObject', bucket)
    expect(explanation.outcome).toBe(decide('s3:GetObject', bucket).outcome)
    const failed = explanation.policies.find(({ source }) => source.id === 'Office')?.statements[0]?.failed
    expect(failed?.condition).toMatchObject({ key: 'aws:SourceIp', actual: [] })
  })
})
