import rows from 'virtual:aws-managed-policies'
import { expect, test } from 'vitest'
import { bundledIndex } from '../catalog/bundled-index.ts'
import type { CatalogEntry } from '../catalog/catalog.ts'
import { lazyCatalog } from '../catalog/lazy-catalog.ts'
import { type CompiledPolicy, compilePolicy } from '../evaluate/compile.ts'
import { allowedActions, allowsService } from './allowed-actions.ts'

const catalog = await lazyCatalog(bundledIndex)()
const entries = [...catalog.entries.values()]

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly [element: string]: unknown
}

const policyOf = (...Statement: readonly Statement[]) =>
  compilePolicy(JSON.stringify({ Version: '2012-10-17', Statement }), { id: 'p', kind: 'inline' })

const entryOf = (prefix: string): CatalogEntry => {
  const entry = catalog.entries.get(prefix)
  if (entry === undefined) throw new Error(`the catalogue has no service "${prefix}"`)
  return entry
}

const servicesOf = (...statements: readonly Statement[]): readonly string[] =>
  servicesIn(policyOf(...statements))

const servicesIn = (...policies: readonly CompiledPolicy[]): readonly string[] => {
  const allowed = allowedActions(policies)
  return entries.filter(entry => allowsService(allowed, entry)).map(({ prefix }) => prefix)
}

const allow = (Action: unknown, more: object = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
})
const deny = (Action: unknown, more: object = {}): Statement => ({ ...allow(Action, more), Effect: 'Deny' })

test.each<[string, readonly Statement[], readonly string[]]>([
  ['a service is allowed by one of its actions', [allow('s3:GetObject')], ['s3']],
  ['letter case does not matter', [allow('S3:getobject')], ['s3']],
  ['a pattern may stand for the service', [allow('s3-*:GetAccessPoint')], ['s3-outposts']],
  ['an action that nobody knows allows nothing', [allow('s3:Fly'), allow('nosuch:*')], []],
  ['a Deny alone allows nothing', [deny('s3:*')], []],
  ['what is denied everywhere is not allowed', [allow(['s3:*', 'iam:*']), deny('s3:*')], ['iam']],
  ['a Deny under a condition leaves it allowed', [allow('s3:*'), deny('s3:*', { Condition: mfa() })], ['s3']],
  ['a Deny on some resources too', [allow('s3:*'), deny('s3:*', { Resource: 'arn:aws:s3:::a' })], ['s3']],
  ['a Deny of some actions too', [allow('s3:*'), deny('s3:Put*')], ['s3']],
  ['an Allow under a condition counts', [allow('s3:*', { Condition: mfa() })], ['s3']],
  ['an Allow that cannot be read never applies', [allow('s3:*', { Unknown: 1 })], []],
  [
    'a Deny that cannot be read takes everything away',
    [allow('s3:*'), { Effect: 'Deny', Action: 1, Resource: '*' }],
    [],
  ],
])('%s', (_name, statements, services) => {
  expect(servicesOf(...statements)).toEqual(services)
})

function mfa(): object {
  return { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
}

test('everything, and everything but some', () => {
  const open = entries.filter(({ retired }) => !retired).map(({ prefix }) => prefix)
  expect(servicesOf(allow('*'))).toEqual(open)
  const statement = { Effect: 'Allow' as const, NotAction: ['iam:*', 'organizations:*'], Resource: '*' }
  expect(servicesOf(statement)).toEqual(open.filter(each => each !== 'iam' && each !== 'organizations'))
})

test('actions come in the letter case of AWS, without those that are denied', () => {
  const policies = [policyOf(allow('iam:*User')), policyOf(deny('iam:delete*'))]
  expect([...allowedActions(policies)(entryOf('iam'))].sort()).toEqual([
    'iam:CreateUser',
    'iam:GetUser',
    'iam:ListGroupsForUser',
    'iam:TagUser',
    'iam:UntagUser',
    'iam:UpdateUser',
  ])
})

test('the largest policy of AWS names what it allows', () => {
  const text = rows.find(([name]) => name === '/ReadOnlyAccess')?.[5]
  const services = servicesIn(compilePolicy(text ?? '', { id: 'ReadOnlyAccess', kind: 'managed' }))
  expect(services.length).toBeGreaterThan(250)
  expect(services).toContain('iam')
})

test('patterns without end do not take without end', () => {
  const patterns = Array.from({ length: 10_000 }, (_, index) => `*:*no${index}`)
  // Nearly two hundred million comparisons would tell that nothing is allowed; some thousands say that it may be.
  expect(servicesOf(allow(patterns))).toContain('ec2')
})
