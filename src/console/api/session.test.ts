import { expect, test, vi } from 'vitest'
import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { ownSession, type RoleSession } from './role-session.ts'
import { createSessionStore, type SessionHost } from './session.ts'

const noon = Date.parse('2026-01-05T12:00:00Z')

const session = (expiration: string): SignedIn => ({
  state: 'signed-in',
  credentials: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token', expiration },
  account: { id: '111122223333', alias: 'acme', name: 'Acme' },
  principal: { type: 'user', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
})
const untilMidnight = session('2026-01-06T00:00:00Z')

/** A tab with a clock that stands still until it is moved. */
function tab(stored: Record<string, string> = {}) {
  let now = noon
  let due: { at: number; callback: () => void } | undefined
  const kept = new Map(Object.entries(stored))
  const host: SessionHost = {
    now: () => now,
    storage: {
      getItem: key => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: key => void kept.delete(key),
    },
    after(milliseconds, callback) {
      const mine = { at: now + milliseconds, callback }
      due = mine
      return () => {
        if (due === mine) due = undefined
      }
    },
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
    while (due !== undefined && due.at <= now) {
      const { callback } = due
      due = undefined
      callback()
    }
  }
  return { store: createSessionStore(host), kept, pass, host }
}

test('a session survives a reload of the tab', () => {
  const { store, kept } = tab()
  store.set(untilMidnight)
  const reloaded = tab(Object.fromEntries(kept)).store
  expect(reloaded.current()).toEqual(ownSession(untilMidnight))
})

test('the same session is the same object, and each change is told', () => {
  const { store } = tab()
  const listener = vi.fn()
  const stop = store.subscribe(listener)
  store.set(untilMidnight)
  expect(store.current()).toBe(store.current())
  store.clear('signed-out')
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
  store.set(untilMidnight)
  expect(listener).toHaveBeenCalledTimes(2)
})

test('signing out forgets the session everywhere', () => {
  const { store, kept } = tab()
  store.set(untilMidnight)
  store.clear('signed-out')
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBe('signed-out')
  expect([...kept]).toEqual([])
})

test('a session ends by itself when it expires', () => {
  const { store, kept, pass } = tab()
  const listener = vi.fn()
  store.set(untilMidnight)
  store.subscribe(listener)
  pass(12 * 3_600_000 - 1_000)
  expect(store.own()).toEqual(untilMidnight)
  expect(listener).not.toHaveBeenCalled()
  pass(1_000)
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBe('expired')
  expect(listener).toHaveBeenCalledTimes(1)
  expect([...kept]).toEqual([])
})

test('an expired session is not restored', () => {
  const { store, kept } = tab({ 'gatehouse.session': JSON.stringify(session('2026-01-05T11:59:59Z')) })
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBe('expired')
  expect([...kept]).toEqual([])
})

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"state":"signed-in"}',
  JSON.stringify({ ...untilMidnight, credentials: {} }),
])('what is no session is not restored: %s', text => {
  expect(tab({ 'gatehouse.session': text }).store.current()).toBeUndefined()
})

test('where storage is forbidden the session lasts in memory', () => {
  const store = createSessionStore({ ...tab().host, storage: undefined })
  store.set(untilMidnight)
  expect(store.own()).toEqual(untilMidnight)
})

const roleUntil = (expiration: string, id = 'ASIAROLE'): RoleSession => ({
  id,
  role: { accountId: '444455556666', roleName: 'ops/Deployer', displayName: 'Deploy', color: 'F2B0A9' },
  credentials: { accessKeyId: id, secretAccessKey: 'role-secret', sessionToken: 'role-token', expiration },
  arn: 'arn:aws:sts::444455556666:assumed-role/Deployer/alice',
  terms: { durationSeconds: 3600, policy: '{}' },
})
const untilOne = roleUntil('2026-01-05T13:00:00Z')

test('under a role the account and the principal are those of the role, and the person is still known', () => {
  const { store } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  expect(store.current()).toMatchObject({
    id: 'ASIAROLE',
    account: { id: '444455556666' },
    principal: { type: 'role', name: 'Deployer' },
    person: { name: 'alice' },
    credentials: untilOne.credentials,
  })
  expect(store.current()?.account.name).toBeUndefined()
  expect(store.own()).toEqual(untilMidnight)
})

test('a role survives a reload of the tab, and signing out forgets it with the session', () => {
  const { store, kept } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  const again = tab(Object.fromEntries(kept))
  expect(again.store.current()?.principal.type).toBe('role')
  again.store.clear('signed-out')
  expect(again.store.current()).toBeUndefined()
  expect([...again.kept]).toEqual([])
  expect(again.store.takeEndedRole()).toBeUndefined()
})

test('a role that expires gives way to the own session, and is told once', () => {
  const { store, kept, pass } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  const listener = vi.fn()
  store.subscribe(listener)
  pass(3_600_000)
  expect(store.current()).toEqual(ownSession(untilMidnight))
  expect(listener).toHaveBeenCalledTimes(1)
  expect([...kept.keys()]).toEqual(['gatehouse.session'])
  expect(store.takeEndedRole()).toEqual({ session: untilOne, reason: 'expired' })
  expect(store.takeEndedRole()).toBeUndefined()
})

test('a role that expired while the tab was closed is told too', () => {
  const stored = {
    'gatehouse.session': JSON.stringify(untilMidnight),
    'gatehouse.role': JSON.stringify(roleUntil('2026-01-05T11:00:00Z')),
  }
  const { store, kept } = tab(stored)
  expect(store.current()).toEqual(ownSession(untilMidnight))
  expect(store.takeEndedRole()?.reason).toBe('expired')
  expect([...kept.keys()]).toEqual(['gatehouse.session'])
})

test('a role outlives the sign-in that it began with, and then nobody is signed in', () => {
  const { store, pass } = tab()
  store.set(session('2026-01-05T12:30:00Z'))
  store.enter(untilOne)
  pass(45 * 60_000)
  expect(store.current()?.principal.type).toBe('role')
  expect(store.own()).toBeUndefined()
  pass(15 * 60_000)
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBe('expired')
})

test('renewed credentials keep the session of the role', () => {
  const { store, pass } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  pass(50 * 60_000)
  const renewed = { ...untilOne, credentials: roleUntil('2026-01-05T13:50:00Z', 'ASIANEW').credentials }
  store.enter(renewed)
  pass(30 * 60_000)
  expect(store.current()?.id).toBe('ASIAROLE')
  expect(store.current()?.credentials.accessKeyId).toBe('ASIANEW')
})

test('a sign-in forgets the role of whoever was there before', () => {
  const { store } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  store.set(session('2026-01-05T23:00:00Z'))
  expect(store.current()?.role).toBeUndefined()
})

test.each(['{', 'null', '{}', JSON.stringify({ ...untilOne, credentials: {} })])(
  'what is no role is not restored, the own session is: %s',
  text => {
    const stored = { 'gatehouse.session': JSON.stringify(untilMidnight), 'gatehouse.role': text }
    expect(tab(stored).store.current()).toEqual(ownSession(untilMidnight))
  },
)

test('a late refusal of the credentials from before a renewal does not end the role; one of the present ones does', () => {
  const { store } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  const renewed = { ...untilOne, credentials: roleUntil('2026-01-05T14:00:00Z', 'ASIANEW').credentials }
  store.enter(renewed)
  store.lose('ASIAROLE')
  expect(store.current()?.credentials.accessKeyId).toBe('ASIANEW')
  store.lose('ASIANEW')
  expect(store.current()).toEqual(ownSession(untilMidnight))
  expect(store.takeEndedRole()?.reason).toBe('lost')
})

test('a refusal of the role’s credentials that comes after it was left does not end the own session', () => {
  const { store } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  store.leave('asked')
  store.lose('ASIAROLE')
  expect(store.current()).toEqual(ownSession(untilMidnight))
  store.lose(untilMidnight.credentials.accessKeyId)
  expect(store.ended()).toBe('expired')
})
