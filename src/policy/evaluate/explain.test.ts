import { describe, expect, test } from 'vitest'
import { compilePolicy } from './compile.ts'
import { explain } from './explain.ts'
import { createContext } from './request.ts'

const text = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Other', Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Sid: 'Elsewhere', Effect: 'Allow', Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/*' },
      {
        Effect: 'Allow',
        Action: 'iam:GetUser',
        Resource: '*',
        Condition: {
          Bool: { 'aws:SecureTransport': true },
          StringLike: { 'aws:PrincipalTag/Team': ['pay*', '$' + '{aws:username}'] },
          IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
        },
      },
      {
        Sid: 'NotNow',
        Effect: 'Deny',
        Action: 'iam:*',
        Resource: '*',
        Condition: { Null: { 'aws:TagKeys': 'false' } },
      },
    ],
  },
  null,
  2,
)
const source = {
  id: 'arn:aws:iam::111122223333:policy/people',
  kind: 'managed',
  origin: { type: 'group', name: 'admins' },
} as const
const policy = compilePolicy(text, source)

const ask = (entries: Parameters<typeof createContext>[0]) =>
  explain(
    { identity: [policy] },
    {
      action: 'iam:GetUser',
      resource: 'arn:aws:iam::111122223333:user/ann',
      context: createContext(entries),
    },
  )

describe('an explanation', () => {
  test('says of every statement what kept it from matching', () => {
    const explanation = ask([
      ['aws:securetransport', 'true'],
      ['aws:principaltag/team', 'ledger'],
    ])
    expect(explanation).toMatchObject({
      outcome: 'implicitDeny',
      decidedBy: 'identity',
      action: 'iam:GetUser',
      resource: 'arn:aws:iam::111122223333:user/ann',
    })
    expect(explanation.policies).toMatchObject([{ source, type: 'identity' }])
    expect(
      explanation.policies[0]?.statements.map(({ sid, effect, matched, failed }) => [
        sid,
        effect,
        matched,
        failed && {
          ...failed,
          range: text.slice(failed.range.offset, failed.range.offset + failed.range.length),
        },
      ]),
    ).toEqual([
      ['Other', 'Allow', false, { part: 'action', range: '"s3:*"' }],
      ['Elsewhere', 'Allow', false, { part: 'resource', range: '"arn:aws:iam::111122223333:role/*"' }],
      [
        undefined,
        'Allow',
        false,
        {
          part: 'condition',
          range: expect.stringMatching(/^"aws:PrincipalTag\/Team": \[[^\]]*\]$/),
          condition: {
            operator: 'StringLike',
            key: 'aws:PrincipalTag/Team',
            expected: ['pay*', '$' + '{aws:username}'],
            actual: ['ledger'],
          },
        },
      ],
      [
        'NotNow',
        'Deny',
        false,
        {
          part: 'condition',
          range: '"aws:TagKeys": "false"',
          condition: { operator: 'Null', key: 'aws:TagKeys', expected: ['false'], actual: [] },
        },
      ],
    ])
  })

  test('gives the place of every statement in the text', () => {
    const ranges = ask([]).policies.flatMap(each => each.statements.map(statement => statement.range))
    expect(ranges.map(({ offset, length }) => JSON.parse(text.slice(offset, offset + length)).Sid)).toEqual([
      'Other',
      'Elsewhere',
      undefined,
      'NotNow',
    ])
  })

  test('marks the statements that matched', () => {
    const explanation = ask([
      ['aws:SecureTransport', 'true'],
      ['aws:username', 'ann'],
      ['aws:PrincipalTag/Team', 'ann'],
      ['aws:SourceIp', '192.0.2.7'],
      ['aws:TagKeys', ['team']],
    ])
    expect(explanation.outcome).toBe('explicitDeny')
    expect(explanation.policies[0]?.statements.map(each => each.matched)).toEqual([false, false, true, true])
  })

  test('says which policy cannot be read and why', () => {
    const broken = compilePolicy(
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*"',
      source,
    )
    const explanation = explain(
      { identity: [broken] },
      { action: 's3:GetObject', resource: '*', context: createContext([]) },
    )
    expect(explanation.outcome).toBe('implicitDeny')
    expect(explanation.policies[0]?.unreadable?.length).toBeGreaterThan(0)
    expect(explanation.policies[0]?.statements[0]).toMatchObject({
      matched: false,
      failed: { part: 'resource' },
    })
  })
})

describe('an explanation over several kinds of policies', () => {
  const account = '111122223333'
  const statement = (more: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: { Action: 's3:GetObject', Resource: '*', ...more } })
  const plain = (id: string, more: object) => compilePolicy(statement(more), { id, kind: 'managed' })
  const named = (id: string, more: object) =>
    compilePolicy(statement(more), { id, kind: 'inline' }, { form: 'resource' })
  const request = {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/a',
    context: createContext([]),
  }
  const linkedRole = {
    type: 'assumedRole',
    accountId: account,
    arn: `arn:aws:sts::${account}:assumed-role/AWSServiceRoleForECS/x`,
    roleArn: `arn:aws:iam::${account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
  } as const

  test('says of which level a control policy is, and when it has no say', () => {
    const set = {
      identity: [plain('identity', { Effect: 'Allow' })],
      serviceControl: [[plain('top', { Effect: 'Allow' })], [plain('below', { Effect: 'Deny' })]],
    }
    const { outcome, policies } = explain(set, { ...request, principal: linkedRole })
    expect(outcome).toBe('allowed')
    expect(
      policies.map(({ source: { id }, type, level, irrelevant }) => [id, type, level, irrelevant]),
    ).toEqual([
      ['identity', 'identity', undefined, undefined],
      ['top', 'serviceControl', 0, 'it does not limit service-linked roles'],
      ['below', 'serviceControl', 1, 'it does not limit service-linked roles'],
    ])
  })

  test('says how the policy of a resource names the principal, or where it does not', () => {
    const arn = `arn:aws:iam::${account}:user/ann`
    const principal = { type: 'user', accountId: account, arn } as const
    const resource = named('bucket', { Effect: 'Allow', Principal: { AWS: [arn, account] } })
    expect(explain({ identity: [], resource }, { ...request, principal })).toMatchObject({
      outcome: 'allowed',
      decidedBy: 'resource',
      policies: [{ type: 'resource', statements: [{ matched: true, names: ['account', 'itself'] }] }],
    })
    const other = named('bucket', { Effect: 'Allow', Principal: { AWS: '444455556666' } })
    const [failed] = explain({ identity: [], resource: other }, { ...request, principal }).policies.flatMap(
      ({ statements }) => statements.map(each => each.failed),
    )
    expect(failed?.part).toBe('principal')
    const { offset = 0, length = 0 } = failed?.range ?? {}
    expect(other.text.slice(offset, offset + length)).toBe('"Principal":{"AWS":"444455556666"}')
  })

  test("says the service's own rule when that decided", () => {
    const free = explain({ identity: [] }, { ...request, action: 'sts:GetCallerIdentity', resource: '*' })
    expect(free).toMatchObject({
      outcome: 'allowed',
      decidedBy: 'service',
      rule: 'sts:GetCallerIdentity needs no permission',
    })
  })
})

describe('a context', () => {
  test('finds keys in any letter case and joins what is given twice', () => {
    const { values } = createContext([
      ['aws:TagKeys', ['a']],
      ['AWS:tagkeys', 'b'],
      ['aws:username', 'ann'],
      ['aws:empty', []],
    ])
    expect([...values]).toEqual([
      ['aws:tagkeys', ['a', 'b']],
      ['aws:username', 'ann'],
    ])
  })
})
