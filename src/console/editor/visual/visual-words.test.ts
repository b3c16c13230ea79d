import { beforeAll, describe, expect, test } from 'vitest'
import { bundledCatalog } from '../../../policy/catalog/bundled-catalog.ts'
import { type OpenCatalog, openCatalog } from '../../../policy/catalog/open-catalog.ts'
import { policyCards } from '../../../policy/edit/policy-cards.ts'
import { serviceChoices, withAll, without } from './action-choices.ts'
import { arnFields, fieldWords, fillArn, readArn } from './arn-builder.ts'
import { keysOfActions, operatorChoices, operatorName, usualOperator } from './condition-choices.ts'
import { conditionWords } from './condition-words.ts'
import { principalChoices, principalWords } from './principal-choices.ts'
import { choiceOf, resourceChoices } from './resource-choices.ts'
import { statementWords } from './statement-words.ts'
import { valueProblem } from './value-problem.ts'

let catalog: OpenCatalog
beforeAll(async () => {
  catalog = await openCatalog(bundledCatalog)
  await catalog.loadServices(['s3', 'ec2', 'iam', 'lambda'])
})

const entryOf = (prefix: string) => {
  const entry = catalog.entries.get(prefix)
  if (entry === undefined) throw new Error(`no service ${prefix}`)
  return entry
}

const cardOf = (statement: object) => {
  const [card] = policyCards(JSON.stringify({ Statement: [statement] })).statements
  if (card === undefined) throw new Error('no statement')
  return card
}

test.each([
  [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:List*'], Resource: '*' },
    'Allow · S3',
    '1 action · 1 pattern · all resources',
  ],
  [{ Effect: 'Allow', Action: 's3:*', Resource: ['a', 'b'] }, 'Allow · S3', 'all actions · 2 resources'],
  [{ Effect: 'Deny', Action: '*', Resource: '*' }, 'Deny · every action', 'all resources'],
  [
    { Effect: 'Deny', NotAction: ['iam:*'], NotResource: 'a' },
    'Deny · everything except IAM',
    'all resources except 1',
  ],
  [{ Effect: 'Allow', Action: ['s3:Get*', 'ec2:Get*', 'iam:Get*'] }, 'Allow · 3 services', '3 patterns'],
  [{ Action: [], Resource: [], Extra: 1 }, 'No effect · no action yet', 'no resource · 1 part as JSON'],
  [
    { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Condition: { Bool: { a: 'true' } } },
    'Allow · Security Token Service',
    'everyone · 1 action · 1 condition',
  ],
  [
    { Effect: 'Allow', Principal: { AWS: ['1', '2'], Service: 'x' } },
    'Allow · no action yet',
    '3 principals',
  ],
] as const)('%j in words', (statement, title, details) => {
  expect(statementWords(cardOf(statement), catalog)).toEqual({ title, details })
})

test.each([
  [
    { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '10.0.0.0/8'] } },
    'aws:SourceIp is in the address range 192.0.2.0/24 or 10.0.0.0/8',
  ],
  [{ Bool: { 'aws:SecureTransport': 'true' } }, 'aws:SecureTransport is true'],
  [{ Null: { 'aws:TokenIssueTime': 'false' } }, 'aws:TokenIssueTime is present'],
  [
    { 'ForAllValues:StringNotEqualsIfExists': { k: ['a', 'b', 'c', 'd', 'e'] } },
    'every value of k is not a, b, c nor 2 more, if the request has it',
  ],
  [{ StringIs: { k: 'a' } }, 'StringIs k: a'],
  [{ StringLike: { k: [] } }, 'k matches the pattern (no value)'],
])('the condition %j in words', (Condition, words) => {
  const [condition] = cardOf({ Condition }).conditions
  expect(condition && conditionWords(condition)).toBe(words)
})

describe('actions of a service', () => {
  test('are named, covered, or neither', () => {
    const texts = ['S3:getobject', 's3:List*', 's3:Putt']
    const { levels, patterns, unknown } = serviceChoices(entryOf('s3'), texts)
    const all = levels.flatMap(({ actions }) => actions)
    expect(all.find(({ name }) => name === 'GetObject')).toMatchObject({ named: true, pattern: undefined })
    expect(all.find(({ name }) => name === 'ListBucket')).toMatchObject({ named: false, pattern: 's3:List*' })
    expect(patterns[0]?.covers).toBeGreaterThan(10)
    expect(unknown).toEqual([{ text: 's3:Putt', covers: 0 }])
    const list = levels.find(({ level }) => level === 'List')
    expect(list?.covered).toBe(list?.chosen)
  })

  test('a level as a whole writes the names that nothing covers, and takes them back', () => {
    const read = serviceChoices(entryOf('s3'), ['s3:GetObject', 's3:GetB*']).levels.find(
      ({ level }) => level === 'Read',
    )
    const actions = read?.actions ?? []
    const wanted = withAll(['s3:GetObject', 's3:GetB*'], actions)
    expect(wanted.slice(0, 2)).toEqual(['s3:GetObject', 's3:GetB*'])
    expect(wanted.filter(text => text.startsWith('s3:GetB'))).toEqual(['s3:GetB*'])
    expect(without(wanted, actions)).toEqual(['s3:GetB*'])
  })
})

describe('ARNs by their parts', () => {
  const template = 'arn:$' + '{Partition}:s3:::$' + '{BucketName}/$' + '{ObjectName}'

  test('are filled in and read again', () => {
    expect(arnFields(template)).toEqual(['Partition', 'BucketName', 'ObjectName'])
    const arn = fillArn(template, { Partition: 'aws', BucketName: 'reports', ObjectName: '' })
    expect(arn).toBe('arn:aws:s3:::reports/*')
    expect(readArn(template, arn)).toEqual({ Partition: 'aws', BucketName: 'reports', ObjectName: '*' })
    expect(readArn(template, 'arn:aws:s3:::a/b/c')).toMatchObject({ ObjectName: 'b/c' })
    expect(readArn(template, 'arn:aws:s3:::a')).toBeUndefined()
    expect(fieldWords('BucketName')).toBe('Bucket name')
    expect(fieldWords('ResourceIDPath')).toBe('Resource ID path')
  })

  test('every template of every loaded service reads what it fills in', async () => {
    await catalog.loadServices(catalog.entries.keys())
    let count = 0
    for (const prefix of catalog.entries.keys()) {
      for (const { arn } of catalog.service(prefix)?.resourceTypes.values() ?? []) {
        const values = Object.fromEntries(arnFields(arn).map((field, index) => [field, `v${index}`]))
        const filled = fillArn(arn, values)
        expect(fillArn(arn, readArn(arn, filled) ?? {}), arn).toBe(filled)
        count++
      }
    }
    expect(count).toBeGreaterThan(1000)
  })

  test('types that the chosen actions take come first, and are found again', () => {
    const choices = resourceChoices(catalog, ['s3:GetObject', 's3:PutObject'])
    expect(choices[0]).toMatchObject({ id: 's3:object', actions: 2 })
    expect(choiceOf(choices, 'arn:aws:s3:::a/b')?.name).toBe('object')
    expect(choiceOf(choices, 'arn:aws:s3:::a')?.name).toBe('bucket')
    expect(choiceOf(choices, 'nothing')).toBeUndefined()
  })
})

describe('conditions', () => {
  test('keys that fit the actions', () => {
    const keys = keysOfActions(catalog, ['s3:ListBucket', '*']).map(({ name }) => name)
    expect(keys).toContain('s3:prefix')
    expect(keys).not.toContain('s3:object-lock-mode')
  })

  test('operators that fit a key', () => {
    expect(usualOperator('ArrayOfString')).toBe('ForAnyValue:StringEquals')
    expect(operatorChoices('IPAddress').fitting.map(({ base }) => base)).toEqual([
      'IpAddress',
      'NotIpAddress',
      'Null',
    ])
    expect(operatorName('StringLike', 'ForAllValues', true)).toBe('ForAllValues:StringLikeIfExists')
    expect(operatorName('Null', undefined, true)).toBe('Null')
  })

  test.each([
    ['boolean', 'true', 'yes'],
    ['date', '2026-12-31T00:00:00Z', '31.12.2026'],
    ['number', '3600', 'an hour'],
    ['ip', '192.0.2.0/24', '192.0.2'],
    ['arn', 'arn:aws:s3:::a', 'a'],
  ] as const)('a value that is a %s', (kind, good, bad) => {
    expect(valueProblem(kind, good)).toBeUndefined()
    expect(valueProblem(kind, '$' + '{aws:username}')).toBeUndefined()
    expect(valueProblem(kind, bad)).toContain(`“${bad}”`)
  })
})

test('principals are written as policies name them, and named as people do', () => {
  const choice = (id: string) => principalChoices.find(each => each.id === id)
  expect(choice('account')?.write('111122223333')).toBe('arn:aws:iam::111122223333:root')
  expect(choice('account')?.problem('acme')).toContain('“acme”')
  expect(choice('service')?.problem('lambda.amazonaws.com')).toBeUndefined()
  expect(choice('service')?.problem('lambda')).toContain('lambda')
  expect(principalWords('AWS', 'arn:aws:iam::111122223333:role/x')).toBe('IAM role')
  expect(principalWords('AWS', 'AROAEXAMPLE')).toBe('Deleted user or role')
  expect(principalWords('AWS', '*')).toBe('Everyone')
})

test('principals of the account, its services and known providers are offered', () => {
  const dave = 'arn:aws:iam::111122223333:user/staff/dave'
  const offers = (id: string) =>
    principalChoices
      .find(each => each.id === id)
      ?.offers({ accountId: '111122223333', principals: [dave, 'arn:aws:iam::111122223333:role/Auditor'] })
  expect(offers('account')).toEqual([{ value: '111122223333', description: 'This account' }])
  expect(offers('identity')?.[0]).toEqual({ value: dave, label: 'dave', description: `IAM user · ${dave}` })
  expect(offers('identity')?.[1]?.description).toMatch(/^IAM role/)
  expect(offers('service')?.map(({ value }) => value)).toContain('lambda.amazonaws.com')
  expect(offers('federated')?.map(({ description }) => description)).toContain('Google')
  for (const { id, problem } of principalChoices)
    expect(offers(id)?.flatMap(({ value }) => problem(value) ?? [])).toEqual([])
})
