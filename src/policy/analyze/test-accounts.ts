import fc from 'fast-check'
import { anyStatement } from '../evaluate/test-arbitraries.ts'
import { type HeldText, type Holder, type Member, membersOf } from './members.ts'

export const accountId = '111122223333'

interface TestHolder {
  readonly name: string
  readonly arn: string
  /** ARNs of managed policies. */
  readonly attached: readonly string[]
  readonly inline: readonly { readonly name: string; readonly text: string }[]
}

interface TestIdentity extends TestHolder {
  readonly id: string
  readonly tags: Holder['tags']
  readonly boundary: string | undefined
}

export interface TestUser extends TestIdentity {
  readonly groups: readonly string[]
}

export interface TestRole extends TestIdentity {
  readonly trust: string
}

/** An account as plain data. */
export interface TestAccount {
  readonly users: readonly TestUser[]
  readonly groups: readonly TestHolder[]
  readonly roles: readonly TestRole[]
  readonly policies: readonly { readonly arn: string; readonly text: string }[]
}

/** The account ready to be asked about. */
export function companyOf(account: TestAccount): {
  readonly id: string
  readonly members: readonly Member[]
} {
  const managed = (arn: string, origin: HeldText['source']['origin']): HeldText => ({
    name: arn.slice(arn.lastIndexOf('/') + 1),
    source: { id: arn, kind: 'managed', origin },
    text: account.policies.find(policy => policy.arn === arn)?.text ?? '',
  })
  const policiesOf = ({ name, attached, inline }: TestHolder, type: 'user' | 'group' | 'role') => [
    ...attached.map(arn => managed(arn, { type, name })),
    ...inline.map(each => ({
      name: each.name,
      source: { id: each.name, kind: 'inline' as const, origin: { type, name } },
      text: each.text,
    })),
  ]
  const common = ({ name, arn, tags, boundary }: TestIdentity) => ({
    name,
    arn,
    tags,
    boundary: () => (boundary === undefined ? undefined : managed(boundary, undefined)),
  })
  const users = account.users.map((each): Holder => {
    const { name, arn, id, groups } = each
    const joined = account.groups.filter(group => groups.includes(group.name))
    return {
      kind: 'user',
      ...common(each),
      principal: { type: 'user', accountId, arn, id, userName: name },
      policies: () => [...policiesOf(each, 'user'), ...joined.flatMap(group => policiesOf(group, 'group'))],
      trustPolicy: () => undefined,
    }
  })
  const roles = account.roles.map((each): Holder => {
    const { name, arn: roleArn, id, trust } = each
    const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/session`
    return {
      kind: 'role',
      ...common(each),
      principal: { type: 'assumedRole', accountId, arn, roleArn, id, sessionName: 'session' },
      policies: () => policiesOf(each, 'role'),
      trustPolicy: () => trust,
    }
  })
  return { id: accountId, members: membersOf([...users, ...roles]) }
}

export const policyText = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

export const managedArn = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`
export const userArn = (name: string): string => `arn:aws:iam::${accountId}:user/${name}`
export const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`

export const user = (name: string, more: Partial<TestUser> = {}): TestUser => ({
  name,
  arn: userArn(name),
  id: `AIDA${name.toUpperCase()}`,
  tags: [],
  attached: [],
  inline: [],
  groups: [],
  boundary: undefined,
  ...more,
})

export const role = (name: string, trust: object, more: Partial<TestRole> = {}): TestRole => ({
  name,
  arn: roleArn(name),
  id: `AROA${name.toUpperCase()}`,
  tags: [],
  attached: [],
  inline: [],
  boundary: undefined,
  trust: policyText({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }),
  ...more,
})

const roleNames = ['Reader', 'Writer', 'Admin']
const userNames = ['ann', 'bob', 'cem', 'dan']

const assumeStatement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom('sts:AssumeRole', 'sts:*', '*'),
  Resource: fc.constantFrom('*', ...roleNames.map(roleArn)),
})

const conditions = fc.constantFrom(
  undefined,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'shop' } },
  { StringEquals: { 'aws:username': 'ann' } },
  { StringEquals: { 'sts:ExternalId': 'x' } },
)

const principals = fc.constantFrom(
  '*',
  { AWS: accountId },
  { AWS: userArn('ann') },
  { AWS: [userArn('bob'), roleArn('Reader')] },
  { AWS: 'AIDACEM' },
  { Service: 'ec2.amazonaws.com' },
)

const trustStatement = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), principals, conditions)
  .map(([Effect, Principal, Condition]) => ({
    Effect,
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  }))

const text = fc
  .array(fc.oneof(anyStatement, assumeStatement), { maxLength: 3 })
  .map(statements => policyText(...statements))

const tags = fc.constantFrom([], [{ key: 'team', value: 'shop' }], [{ key: 'team', value: 'data' }])

/** Accounts of a few users, groups and roles that share policies, with some of everything. */
export const anyAccount: fc.Arbitrary<TestAccount> = fc
  .record({
    texts: fc.array(text, { minLength: 3, maxLength: 3 }),
    attachments: fc.array(fc.array(fc.nat(2), { maxLength: 2 }), { minLength: 9, maxLength: 9 }),
    inline: fc.array(fc.option(text), { minLength: 9, maxLength: 9 }),
    boundaries: fc.array(fc.option(fc.nat(2), { freq: 4 }), { minLength: 7, maxLength: 7 }),
    joined: fc.array(fc.subarray(['One', 'Two']), { minLength: 4, maxLength: 4 }),
    tags: fc.array(tags, { minLength: 7, maxLength: 7 }),
    trusts: fc.array(fc.array(trustStatement, { minLength: 1, maxLength: 2 }), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(seed => {
    const held = (place: number) => ({
      attached: (seed.attachments[place] ?? []).map(index => managedArn(`p${index}`)),
      inline: [seed.inline[place]].flatMap(each => (each ? [{ name: 'inline', text: each }] : [])),
    })
    const own = (place: number) => {
      const boundary = seed.boundaries[place] ?? null
      return {
        ...held(place),
        tags: seed.tags[place] ?? [],
        boundary: boundary === null ? undefined : managedArn(`p${boundary}`),
      }
    }
    return {
      policies: seed.texts.map((each, index) => ({ arn: managedArn(`p${index}`), text: each })),
      groups: ['One', 'Two'].map((name, place) => ({
        name,
        arn: `arn:aws:iam::${accountId}:group/${name}`,
        ...held(7 + place),
      })),
      users: userNames.map((name, place) => user(name, { ...own(place), groups: seed.joined[place] ?? [] })),
      roles: roleNames.map((name, place) =>
        role(name, {}, { ...own(4 + place), trust: policyText(...(seed.trusts[place] ?? [])) }),
      ),
    }
  })
