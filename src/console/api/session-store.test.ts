import { expect, test, vi } from 'vitest'
import { ownSession } from './role-session.ts'
import { createSessionStore } from './session-store.ts'
import { bob, keptOf, session, tab, untilMidnight, untilOne } from './test-tab.ts'

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

test('a session that expires is over, is told once, and stays for whoever signs in again', () => {
  const { store, pass } = tab()
  const listener = vi.fn()
  store.set(untilMidnight)
  store.subscribe(listener)
  pass(12 * 3_600_000 - 1_000)
  expect(store.own()).toEqual(untilMidnight)
  expect(store.over()).toBe(false)
  expect(listener).not.toHaveBeenCalled()
  const before = store.current()
  pass(1_000)
  expect(store.over()).toBe(true)
  expect(store.own()).toBeUndefined()
  expect(store.current()).toBe(before)
  pass(600_000)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('signing in again goes on with the same session; somebody else begins one', () => {
  const { store, pass } = tab()
  store.set(untilMidnight)
  pass(12 * 3_600_000)
  store.renew('id', session('2026-01-06T12:00:00Z', 'ASIANEW'))
  expect(store.over()).toBe(false)
  expect(store.current()).toMatchObject({ id: 'id', credentials: { accessKeyId: 'ASIANEW' } })
  pass(12 * 3_600_000)
  expect(store.over()).toBe(true)
  store.renew('id', { ...bob, credentials: { ...bob.credentials, expiration: '2026-01-07T00:00:00Z' } })
  expect(store.current()).toMatchObject({ id: 'ASIABOB', person: { name: 'bob' } })
  expect(store.all()).toHaveLength(1)
})

test('who was given the name of somebody gone gets a console of their own', () => {
  const { store, pass } = tab()
  store.set(untilMidnight)
  pass(24 * 3_600_000)
  const next = session('2026-01-07T00:00:00Z', 'ASIANEXT')
  store.renew('id', { ...next, principal: { ...next.principal, id: 'AIDANEXT' } })
  expect(store.current()?.id).toBe('ASIANEXT')
  expect(store.all()).toHaveLength(1)
})

test('credentials that the service refuses are over before their time, until the person signs in again', () => {
  const { store } = tab()
  store.set(untilMidnight)
  store.lose('somebody-else')
  expect(store.over()).toBe(false)
  store.lose('id')
  expect(store.over()).toBe(true)
  store.renew('id', { ...session('2026-01-06T00:00:00Z', 'ASIANEW'), mfa: true })
  expect(store.over()).toBe(false)
  // A device was assigned meanwhile.
  expect(store.current()?.mfa).toBe(true)
})

test('a person who signs in again under a role stays under it', () => {
  const { store } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  store.renew('id', session('2026-01-06T06:00:00Z', 'ASIANEW'))
  expect(store.current()?.id).toBe('ASIAROLE')
  expect(store.own()?.credentials.accessKeyId).toBe('ASIANEW')
})

test('several people are signed in side by side, each with a colour, and none is forgotten for another', () => {
  const { store, kept } = tab()
  store.set(untilMidnight)
  store.enter(untilOne)
  store.add()
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBeUndefined()
  store.set(bob)
  expect(store.current()?.person.name).toBe('bob')
  expect(store.all().map(({ color }) => color)).toEqual([0, 1])
  store.choose('id')
  expect(store.current()?.id).toBe('ASIAROLE')
  const again = tab(Object.fromEntries(kept)).store
  expect(again.current()?.id).toBe('ASIAROLE')
  expect(again.all()).toEqual(store.all())
})

test('signing out of one session leaves the others, and its colour is free', () => {
  const { store, kept } = tab()
  store.set(untilMidnight)
  store.set(bob)
  store.clear('signed-out', 'id')
  expect(store.current()?.person.name).toBe('bob')
  expect(store.ended()).toBeUndefined()
  store.set(session('2026-01-06T02:00:00Z', 'ASIAAGAIN'))
  expect(store.all().map(({ id, color }) => [id, color])).toEqual([
    ['ASIABOB', 1],
    ['ASIAAGAIN', 0],
  ])
  store.clear('signed-out')
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBe('signed-out')
  expect(store.all()).toHaveLength(1)
  store.clearAll()
  expect([...kept]).toEqual([])
})

test('a reload while one more person signs in shows the sign-in page still', () => {
  const { store, kept } = tab()
  store.set(untilMidnight)
  store.add()
  const again = tab(Object.fromEntries(kept)).store
  expect(again.current()).toBeUndefined()
  expect(again.all()).toHaveLength(1)
  expect(again.ended()).toBeUndefined()
})

test('a session that is not shown may expire without disturbing the one that is', () => {
  const { store, pass } = tab()
  store.set(session('2026-01-05T13:00:00Z'))
  store.set(bob)
  pass(2 * 3_600_000)
  expect(store.over()).toBe(false)
  store.choose('id')
  expect(store.over()).toBe(true)
})

test('an expired session is not restored', () => {
  const { store, kept } = tab(keptOf(session('2026-01-05T11:59:59Z')))
  expect(store.current()).toBeUndefined()
  expect(store.ended()).toBe('expired')
  expect([...kept]).toEqual([])
})

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"active":"id","signIns":"id"}',
  '{"active":"id","signIns":[null]}',
  keptOf({ ...untilMidnight, credentials: {} })['gatehouse.sessions'] ?? '',
])('what is no session is not restored: %s', text => {
  expect(tab({ 'gatehouse.sessions': text }).store.current()).toBeUndefined()
})

test('where storage is forbidden the session lasts in memory', () => {
  const store = createSessionStore({ ...tab().host, storage: undefined })
  store.set(untilMidnight)
  expect(store.own()).toEqual(untilMidnight)
})
