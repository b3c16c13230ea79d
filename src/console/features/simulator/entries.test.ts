import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../../../policy/catalog/bundled-catalog.ts'
import { openCatalog } from '../../../policy/catalog/open-catalog.ts'
import { simulationLimits } from '../../app/simulation/simulation-input.ts'
import { actionProblem, expandActions, offeredActions, readActions } from './actions-entry.ts'
import {
  keyProblem,
  keysMentioned,
  knownKeys,
  takesSeveral,
  valueProblem,
  writtenKey,
} from './offered-keys.ts'
import { readResources, resourceProblem, resourceTemplates, takesResource } from './resources-entry.ts'

const catalog = await openCatalog(bundledCatalog)
await catalog.loadServices(['s3', 'ec2'])

describe('actions', () => {
  test('patterns are expanded, each action once, as many as are simulated at once', () => {
    const { actions, total, unknown } = expandActions(catalog, [
      's3:GetObject',
      's3:GetObject*',
      's3:Nothing',
      'x',
    ])
    expect(actions.slice(0, 2)).toEqual(['s3:GetObject', 's3:GetObjectAcl'])
    expect(new Set(actions).size).toBe(total)
    expect(unknown).toEqual(['s3:Nothing', 'x'])
    const everything = expandActions(catalog, ['*'])
    expect(everything.actions).toHaveLength(simulationLimits.actions)
    expect(everything.total).toBeGreaterThan(10_000)
  })
  test('several are read at once, in AWS’s letter case', () => {
    expect(readActions(catalog, 'S3:getobject, iam:CreateUser\n s3:List*')).toEqual({
      tokens: ['s3:GetObject', 'iam:CreateUser', 's3:List*'],
    })
  })
  test.each([
    ['GetObject', /write the service before it/],
    ['s3:GetObjct', '“s3:GetObjct” is no action that AWS has; did you mean “s3:GetObject”?'],
    ['s33:GetObject', /AWS has no service “s33”; did you mean/],
    ['s3:Qqq*', /stands for no action/],
    ['s3:', /is no action that AWS has/],
    ['__proto__:x', /AWS has no service “__proto__”/],
  ])('%s is no action, which is said in a sentence', (text, sentence) => {
    expect(actionProblem(catalog, text)).toMatch(sentence)
    expect(readActions(catalog, text)).toHaveProperty('problem')
  })
  test('what is offered begins with a pattern and what it covers', () => {
    const offered = offeredActions(catalog, 's3:getobjectt')
    expect(offered[0]).toEqual({ value: 's3:GetObjectT*', description: '2 actions' })
    expect(offered[1]).toEqual({ value: 's3:GetObjectTagging', description: 'Read' })
    expect(offeredActions(catalog, 'amazon sqs')[0]?.value).toBe('sqs:*')
    expect(offeredActions(catalog, '')).toEqual([])
    expect(offeredActions(catalog, 'nothing:get')).toEqual([])
  })
})

describe('resources', () => {
  test('templates are those of the actions, with the account in them', () => {
    const templates = resourceTemplates(
      catalog,
      ['s3:GetObject', 'ec2:StartInstances', 'sqs:SendMessage'],
      '111122223333',
    )
    const values = templates.map(({ value }) => value)
    expect(values).toContain(`arn:aws:s3:::\${BucketName}/\${ObjectName}`)
    expect(values).toContain(`arn:aws:ec2:us-east-1:111122223333:instance/\${InstanceId}`)
    expect(values.some(value => value.includes(':sqs:'))).toBe(false)
  })
  test.each([
    ['my-bucket', /is no ARN: it has six parts/],
    ['arn:aws:s3', /is no ARN/],
    ['arn:aws:s3:::', /names no resource/],
    ['arn:aws:iam::1111:user/bob', /“1111” in .* is no account/],
    [`arn:aws:s3:::\${BucketName}/x`, /in the place of “\$\{BucketName\}”/],
    [`arn:aws:s3:::${'a'.repeat(3_000)}`, /at most 2048 characters/],
  ])('%s is refused in a sentence', (text, sentence) => {
    expect(String(resourceProblem(text))).toMatch(sentence)
  })
  test('an action is told that takes no such resource', () => {
    const object = 'arn:aws:s3:::a/b'
    expect(takesResource(catalog, 's3:GetObject', object)).toBe(true)
    expect(takesResource(catalog, 's3:ListBucket', 'arn:aws:s3:::a')).toBe(true)
    expect(takesResource(catalog, 's3:GetObject', 'arn:aws:iam::111122223333:user/bob')).toBe(false)
    expect(takesResource(catalog, 'ec2:StartInstances', object)).toBe(false)
    expect(takesResource(catalog, 's3:ListAllMyBuckets', object)).toBeUndefined()
    expect(takesResource(catalog, 'sqs:SendMessage', object)).toBeUndefined()
    expect(takesResource(catalog, 's3:GetObject', '*')).toBeUndefined()
  })
  test('ARNs and the star are taken', () => {
    const several = 'arn:aws:s3:::a/b  arn:aws:iam::aws:policy/X, *'
    expect(readResources(several)).toEqual({ tokens: ['arn:aws:s3:::a/b', 'arn:aws:iam::aws:policy/X', '*'] })
  })
})

describe('condition keys', () => {
  test('those of the policies, once whatever their letter case', () => {
    const condition = (key: string) =>
      JSON.stringify({ Version: '2012-10-17', Statement: { Condition: { StringEquals: { [key]: 'x' } } } })
    expect(
      keysMentioned([condition('aws:SourceIp'), condition('AWS:sourceip'), '{', condition('a:b')]),
    ).toEqual(['aws:SourceIp', 'a:b'])
  })
  test('types, also of keys whose last part a person chooses', () => {
    expect(takesSeveral('ArrayOfString')).toBe(true)
    expect(writtenKey(catalog, 'aws:principaltag/team')).toBe('aws:PrincipalTag/team')
    expect(knownKeys(catalog, [])).toContain(`aws:PrincipalTag/\${TagKey}`)
    expect(writtenKey(catalog, 'aws:sourceip')).toBe('aws:SourceIp')
    expect(knownKeys(catalog, ['s3', 'sqs'])).toContain('s3:prefix')
  })
  test('names and values that cannot be are told', () => {
    expect(keyProblem('aws:SourceIp')).toBeUndefined()
    expect(keyProblem('SourceIp')).toMatch(/begins with a service or aws/)
    expect(keyProblem(`aws:PrincipalTag/\${TagKey}`)).toMatch(/in the place of/)
    expect(valueProblem('IPAddress', '192.0.2.300')).toMatch(/is no IP address/)
    expect(valueProblem('IPAddress', '2001:db8::1')).toBeUndefined()
    expect(valueProblem('Date', 'tomorrow')).toMatch(/is no date/)
    expect(valueProblem('Numeric', 'ten')).toMatch(/is no number/)
    expect(valueProblem('ARN', 'bucket')).toMatch(/is no ARN/)
    expect(valueProblem(undefined, 'anything')).toBeUndefined()
  })
})
