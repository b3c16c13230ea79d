import { expect, test } from 'vitest'
import type { ReportedUser } from '../../api/credential-report.ts'
import { type Facts, type Recommendation, recommendationsOf } from './recommendations.ts'

const now = Date.parse('2026-06-01')
const user = { type: 'user', name: 'alice' } as const

const recommend = (facts: Partial<Facts>): readonly Recommendation[] =>
  recommendationsOf({ summary: {}, principal: user, now, ...facts })

const toMend = (facts: Partial<Facts>): readonly string[] =>
  recommend(facts)
    .filter(({ state }) => state === 'mend')
    .map(({ id }) => id)

test('a root user without MFA and with keys is to be mended', () => {
  expect(toMend({ summary: { AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 } })).toEqual([
    'root-mfa',
    'root-keys',
  ])
})

test('whoever works as the root user is told', () => {
  expect(
    toMend({
      summary: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 },
      principal: { type: 'root', name: 'root' },
    }),
  ).toEqual(['root-in-use'])
})

test('an account without groups is told, one whose numbers are missing is not', () => {
  expect(toMend({ summary: { Users: 3, Groups: 0 } })).toEqual(['groups'])
  expect(recommend({})).toEqual([])
})

test('a password policy is missing, weak or strong', () => {
  expect(recommend({ passwordPolicy: null })).toMatchObject([
    { state: 'mend', title: 'The account has no password policy of its own' },
  ])
  expect(recommend({ passwordPolicy: { MinimumPasswordLength: 10 } })).toMatchObject([
    {
      state: 'mend',
      detail: 'It asks for 10 characters where 14 are advised, and lets earlier passwords be set again.',
    },
  ])
  const strong = { MinimumPasswordLength: 14, PasswordReusePrevention: 24 }
  expect(recommend({ passwordPolicy: strong })).toMatchObject([{ state: 'good' }])
})

const daysAgo = (days: number): Date => new Date(now - days * 86_400_000)
const reported = (name: string, keyAge: number, keyUsed: number): ReportedUser => ({
  name,
  root: false,
  arn: 'arn',
  password: false,
  mfa: false,
  keys: [{ number: 1, active: true, created: daysAgo(keyAge), lastUsed: daysAgo(keyUsed) }],
  certificates: 0,
})

test('the credential report tells old keys and unused credentials by name, and links to them', () => {
  const report = [reported('a', 200, 1), reported('b', 200, 100), reported('c', 5, 1)]
  expect(recommend({ report })).toEqual([
    expect.objectContaining({ id: 'users-mfa', state: 'good' }),
    {
      id: 'old-keys',
      state: 'mend',
      title: '2 users have access keys older than 90 days',
      detail: 'a, b. The longer a key lives, the more places know it: replace it.',
      fix: { text: 'Show them', path: '/credential-report?filter=oldest-key%3E90' },
    },
    {
      id: 'unused-credentials',
      state: 'mend',
      title: 'One user has credentials unused for 90 days',
      detail: 'b. Nobody misses what nobody uses: deactivate it.',
      fix: { text: 'Show them', path: '/credential-report?filter=unused!%3DNone' },
    },
  ])
  expect(recommend({ report: [reported('c', 5, 1)] }).map(({ state }) => state)).toEqual([
    'good',
    'good',
    'good',
  ])
})

test('who signs in with a password alone is told, and which devices are nobody’s', () => {
  const person = (name: string, mfa: boolean): ReportedUser => ({
    name,
    root: false,
    arn: 'arn',
    password: true,
    mfa,
    keys: [],
    certificates: 0,
  })
  const of = (report: readonly ReportedUser[]) => recommend({ report }).find(({ id }) => id === 'users-mfa')
  expect(of([person('a', true), person('b', false), reported('program', 1, 1)])).toMatchObject({
    state: 'mend',
    title: 'One user signs in without MFA',
    fix: { path: '/credential-report?filter=mfa%3DNo&filter=password%3DYes' },
  })
  expect(of([person('a', true)])).toMatchObject({ state: 'good' })
  expect(recommend({ summary: { MFADevices: 3, MFADevicesInUse: 1 } })).toMatchObject([
    { state: 'mend', title: '2 virtual MFA devices belong to nobody' },
  ])
  expect(recommend({ summary: { MFADevices: 3, MFADevicesInUse: 3 } })).toEqual([])
  expect(recommend({ summary: { MFADevices: 3 } })).toEqual([])
})

test('the root user is led to a device, and others are told that they cannot assign one to it', () => {
  const fixFor = (type: 'root' | 'user') =>
    recommend({ summary: { AccountMFAEnabled: 0 }, principal: { type, name: 'x' } })[0]?.fix
  expect(fixFor('root')?.path).toBe('/my-security-credentials/assign-mfa-device')
  expect(fixFor('user')).toBeUndefined()
})

test('many names are counted, and a missing report is no reassurance', () => {
  const report = ['a', 'b', 'c', 'd', 'e'].map(name => reported(name, 200, 1))
  expect(recommend({ report })[1]?.detail).toMatch(/^a, b, c and 2 more\. /)
  expect(recommend({ report: 'missing' })).toMatchObject([{ id: 'report', state: 'unknown' }])
})
