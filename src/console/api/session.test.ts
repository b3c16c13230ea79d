import { expect, test, vi } from 'vitest'
import type { SignedIn } from '../../lib/sign-in-messages.ts'
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
  expect(reloaded.current()).toEqual(untilMidnight)
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
  expect(store.current()).toEqual(untilMidnight)
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
  expect(store.current()).toEqual(untilMidnight)
})
