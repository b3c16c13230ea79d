import fc from 'fast-check'
import { anyStatement } from '../evaluate/test-arbitraries.ts'
import type { Account, AccountRole, AccountUser } from './account.ts'

export const accountId = '111122223333'

export const policyText = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

export const managedArn = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`
export const userArn = (name: string): string => `arn:aws:iam::${accountId}:user/${name}`
export const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`

export const user = (name: string, more: Partial<AccountUser> = {}): AccountUser => ({
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

export const role = (name: string, trust: object, more: Partial<AccountRole> = {}): AccountRole => ({
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
export const anyAccount: fc.Arbitrary<Account> = fc
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
      id: accountId,
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
