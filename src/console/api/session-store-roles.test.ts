import { expect, test, vi } from 'vitest'
import { ownSession } from './role-session.ts'
import { keptOf, roleUntil, session, tab, untilMidnight, untilOne } from './test-tab.ts'

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
  expect([...kept.values()].join()).not.toContain('role-secret')
  expect(store.takeEndedRole()).toEqual({ session: untilOne, reason: 'expired' })
  expect(store.takeEndedRole()).toBeUndefined()
})

test('a role that expired while the tab was closed is told too', () => {
  const { store, kept } = tab(keptOf(untilMidnight, roleUntil('2026-01-05T11:00:00Z')))
  expect(store.current()).toEqual(ownSession(untilMidnight))
  expect(store.takeEndedRole()?.reason).toBe('expired')
  expect([...kept.values()].join()).not.toContain('role-secret')
})

test('a role outlives the sign-in that it began with, and then that is over', () => {
  const { store, pass } = tab()
  store.set(session('2026-01-05T12:30:00Z'))
  store.enter(untilOne)
  pass(45 * 60_000)
  expect(store.current()?.principal.type).toBe('role')
  expect(store.own()).toBeUndefined()
  expect(store.over()).toBe(false)
  pass(15 * 60_000)
  expect(store.current()?.principal.type).toBe('user')
  expect(store.over()).toBe(true)
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

test.each(['{', null, {}, { ...untilOne, credentials: {} }])(
  'what is no role is not restored, the own session is: %j',
  role => {
    expect(tab(keptOf(untilMidnight, role)).store.current()).toEqual(ownSession(untilMidnight))
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
  expect(store.over()).toBe(true)
})
