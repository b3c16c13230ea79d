import { expect, test } from 'vitest'
import { type MfaSources, mfaOf, reportedByUser, virtualByUser } from './user-mfa.ts'

const app = 'arn:aws:iam::111122223333:mfa/x'
const passkey = 'arn:aws:iam::111122223333:u2f/user/eve/laptop-ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const device = (UserName?: string) => ({
  SerialNumber: app,
  User: UserName === undefined ? undefined : ({ UserName } as never),
})
const virtual = virtualByUser([device('ann'), device('ann'), device('bob'), device('dan'), device()])
const reported = new Map([
  ['ann', true],
  ['bob', false],
  ['cid', true],
  ['eve', false],
])
const textOf = (name: string, sources: MfaSources) => mfaOf(name, sources).text

test('authenticator apps are counted exactly, whatever an older report says', () => {
  expect(mfaOf('ann', { virtual, reported })).toEqual({ types: ['Virtual'], text: 'Virtual (2)' })
  expect(textOf('bob', { virtual, reported })).toBe('Virtual')
  expect(textOf('dan', { virtual })).toBe('Virtual')
})

test('the report tells of other devices, and that there is none', () => {
  expect(textOf('cid', { virtual, reported })).toBe('Passkey or hardware')
  expect(textOf('eve', { virtual, reported })).toBe('None')
  expect(textOf('cid', { reported })).toBe('Some device')
})

test('a list that was read since the report knows better than the report, and which devices they are', () => {
  const read = new Map([
    ['ann', [app, app, passkey]],
    ['cid', [app]],
    ['eve', [passkey, 'GAHT12345678']],
    ['new', []],
  ])
  expect(mfaOf('ann', { virtual, reported, read })).toEqual({
    types: ['Virtual', 'Passkey'],
    text: 'Virtual (2), Passkey',
  })
  // The authenticator app that the list still has is gone by now, as the list of all of them says.
  expect(textOf('cid', { virtual, reported, read })).toBe('None')
  expect(textOf('eve', { virtual, reported, read })).toBe('Passkey, Hardware')
  expect(textOf('new', { virtual, reported, read })).toBe('None')
  expect(textOf('cid', { reported, read })).toBe('Virtual')
})

test('of a list that has changed and was not read again nothing is said, and nothing from the report', () => {
  const read = new Map([
    ['ann', 'changed' as const],
    ['eve', 'changed' as const],
  ])
  expect(textOf('eve', { virtual, reported, read })).toBe('Not known')
  expect(textOf('ann', { virtual, reported, read })).toBe('Virtual (2)')
})

test('nobody is said to have none without a report that says so', () => {
  expect(textOf('eve', { virtual })).toBe('Not known')
  expect(textOf('new', { virtual, reported })).toBe('Not known')
})

test('the root user’s line is nobody’s in the table', () => {
  const line = { name: '<root_account>', root: true, arn: '', mfa: true, keys: [], certificates: 0 }
  expect([...reportedByUser([line, { ...line, name: 'eve', root: false, mfa: false }])]).toEqual([
    ['eve', false],
  ])
})
