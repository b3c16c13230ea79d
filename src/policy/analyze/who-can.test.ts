import { describe, expect, test } from 'vitest'
import type { AccessQuestion } from './access-question.ts'
import {
  accountId,
  companyOf,
  managedArn,
  policyText,
  role,
  roleArn,
  type TestAccount,
  user,
  userArn,
} from './test-accounts.ts'
import { type WhoCanRow, whoCan, whoCanAtOnce } from './who-can.ts'

const now = new Date('2026-03-01T12:00:00Z')
const report = 'arn:aws:s3:::reports/a'
const reading: AccessQuestion = { action: 's3:GetObject', resource: report, context: [], now }
const read = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::reports/*' }
const assume = (name: string) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn(name) })
const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

const account = (parts: Partial<TestAccount>): TestAccount => ({
  users: [],
  groups: [],
  roles: [],
  policies: [
    { arn: managedArn('Read'), text: policyText(read) },
    { arn: managedArn('OnlyEc2'), text: policyText({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }) },
  ],
  ...parts,
})

/** `allowed`, `conditional aws:SourceIp` or `denied`; after a `>` the ways through roles. */
const inShort = ({ own, through, ways }: WhoCanRow): string =>
  [
    [own.access, ...own.keys].join(' '),
    ...(through === undefined
      ? []
      : ['>', through.access, ...through.keys, through.roles.join('/'), `of ${ways}`]),
  ].join(' ')

const answers = (of: TestAccount, question: AccessQuestion = reading): Readonly<Record<string, string>> =>
  Object.fromEntries(whoCanAtOnce(companyOf(of), question).rows.map(row => [row.name, inShort(row)]))

describe('by their own policies', () => {
  test('groups, boundaries, denials and what only the call tells', () => {
    const inline = (...statements: readonly object[]) => [{ name: 'Own', text: policyText(...statements) }]
    const company = account({
      groups: [{ name: 'Readers', arn: 'g', attached: [managedArn('Read')], inline: [] }],
      users: [
        user('ann', { groups: ['Readers'] }),
        user('bob', { groups: ['Readers'], boundary: managedArn('OnlyEc2') }),
        user('cem', { groups: ['Readers'], inline: inline({ ...read, Effect: 'Deny' }) }),
        user('dan', { inline: inline({ ...read, Condition: withMfa }) }),
        user('eve'),
        user('fay', {
          groups: ['Readers'],
          inline: inline({
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
          }),
        }),
      ],
    })
    expect(answers(company)).toEqual({
      ann: 'allowed',
      bob: 'denied',
      cem: 'denied',
      dan: 'conditional aws:MultiFactorAuthPresent',
      eve: 'denied',
      fay: 'conditional aws:SourceIp',
    })
    const { rows } = whoCanAtOnce(companyOf(company), reading)
    expect(rows[0]?.policies).toEqual([
      {
        name: 'Read',
        source: { id: managedArn('Read'), kind: 'managed', origin: { type: 'group', name: 'Readers' } },
      },
    ])
    expect(rows[1]).toMatchObject({ boundary: 'OnlyEc2', own: { decidedBy: 'boundary' } })
    expect(rows[2]?.policies).toEqual([
      { name: 'Own', source: { id: 'Own', kind: 'inline', origin: { type: 'user', name: 'cem' } } },
    ])
    expect(answers(company, { ...reading, context: [['aws:SourceIp', '192.0.2.7']] }).fay).toBe('allowed')
    expect(answers(company, { ...reading, context: [['aws:SourceIp', '198.51.100.7']] }).fay).toBe('denied')
  })

  test('those whom a variable or a tag tells apart are told apart', () => {
    const home = policyText({ ...read, Resource: `arn:aws:s3:::reports/$${'{aws:username}'}/*` })
    const team = policyText({ ...read, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'shop' } } })
    const company = account({
      policies: [
        { arn: managedArn('Home'), text: home },
        { arn: managedArn('Team'), text: team },
      ],
      users: [
        user('ann', { attached: [managedArn('Home')] }),
        user('bob', { attached: [managedArn('Home')] }),
        user('cem', { attached: [managedArn('Team')], tags: [{ key: 'team', value: 'shop' }] }),
        user('dan', { attached: [managedArn('Team')] }),
      ],
    })
    const own = { ...reading, resource: 'arn:aws:s3:::reports/ann/a' }
    expect(answers(company, own)).toEqual({ ann: 'allowed', bob: 'denied', cem: 'allowed', dan: 'denied' })
    const lie = { ...reading, context: [['aws:PrincipalTag/team', 'shop']] } as const
    expect(answers(company, lie).dan).toBe('denied')
  })

  test('who may assume a role is asked of its trust policy as well; the policy of a key is taken on trust', () => {
    const everything = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })
    const company = account({
      policies: [{ arn: managedArn('All'), text: everything }],
      users: [user('ann', { attached: [managedArn('All')] }), user('bob')],
      roles: [role('Reader', { Principal: { AWS: userArn('bob') } })],
    })
    const assuming = { ...reading, action: 'sts:AssumeRole', resource: roleArn('Reader') }
    expect(answers(company, assuming)).toMatchObject({ ann: 'denied', bob: 'allowed' })
    const key = { ...reading, action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${accountId}:key/1` }
    expect(answers(company, key)).toMatchObject({ ann: 'allowed', bob: 'denied' })
    expect(whoCanAtOnce(companyOf(company), key).assumed).toBe(true)
    expect(whoCanAtOnce(companyOf(company), assuming).assumed).toBe(false)
  })
})

describe('through roles', () => {
  const reader = { attached: [managedArn('Read')] }
  const may = (...names: readonly string[]) => ({
    inline: [{ name: 'Assume', text: policyText(...names.map(assume)) }],
  })
  const anybody = { Principal: { AWS: accountId } }

  test('the trust policy and the permission must both let in, one role after the other', () => {
    const company = account({
      users: [
        user('ann', may('Reader')),
        user('bob'),
        user('cem', may('Middle')),
        user('dan', may('Named', 'Reader')),
        user('eve'),
        user('far', may('Start')),
        user('gus', may('BeforeStart')),
      ],
      roles: [
        role('Reader', anybody, reader),
        role('Middle', anybody, may('Reader')),
        role('Start', anybody, may('Middle')),
        role('BeforeStart', anybody, may('Start')),
        role('Named', { Principal: { AWS: userArn('eve') } }, reader),
        role('Robot', { Principal: { Service: 'ec2.amazonaws.com' } }, reader),
      ],
    })
    expect(answers(company)).toEqual({
      ann: 'denied > allowed Reader of 1',
      bob: 'denied',
      cem: 'denied > allowed Middle/Reader of 1',
      dan: 'denied > allowed Reader of 1',
      eve: 'denied > allowed Named of 1',
      far: 'denied > allowed Start/Middle/Reader of 1',
      gus: 'denied',
      Reader: 'allowed',
      Middle: 'denied > allowed Reader of 1',
      Start: 'denied > allowed Middle/Reader of 1',
      BeforeStart: 'denied > allowed Start/Middle/Reader of 1',
      Named: 'allowed',
      Robot: 'allowed',
    })
  })

  test('conditions on the way add up, and a way without any comes first', () => {
    const company = account({
      users: [user('ann', may('Strict', 'Long')), user('bob', may('Strict'))],
      roles: [
        role('Strict', { ...anybody, Condition: withMfa }, reader),
        role('Long', anybody, may('Open')),
        role('Open', anybody, reader),
        role(
          'FromHome',
          { ...anybody, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } },
          {
            inline: [
              {
                name: 'R',
                text: policyText({ ...read, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.1' } } }),
              },
            ],
          },
        ),
      ],
    })
    expect(answers(company)).toMatchObject({
      ann: 'denied > allowed Long/Open of 1',
      bob: 'denied > conditional aws:MultiFactorAuthPresent Strict of 1',
    })
    const home = { ...company, users: [user('cem', may('FromHome'))] }
    expect(answers(home).cem).toBe('denied > conditional aws:SourceIp sts:ExternalId FromHome of 1')
  })

  test('roles that assume each other end', () => {
    const company = account({
      users: [user('ann', may('Ping'))],
      roles: [role('Ping', anybody, may('Pong')), role('Pong', anybody, may('Ping', 'Reader'))],
    })
    expect(answers(company).ann).toBe('denied')
    const more = { ...company, roles: [...company.roles, role('Reader', anybody, reader)] }
    expect(answers(more).ann).toBe('denied > allowed Ping/Pong/Reader of 1')
  })
})

test('the work can be followed and stopped', () => {
  const many = account({
    users: Array.from({ length: 300 }, (_, index) =>
      user(`u${index}`, {
        inline: [{ name: 'Own', text: policyText({ ...read, Resource: `arn:aws:s3:::reports/?${index}*` }) }],
      }),
    ),
  })
  const work = whoCan(companyOf(many), { ...reading, resource: 'arn:aws:s3:::reports/a17' })
  const first = work.next()
  expect(first).toMatchObject({ done: false, value: { done: 0 } })
  expect(work.return({ rows: [], assumed: false, decisions: 0 }).done).toBe(true)
})
