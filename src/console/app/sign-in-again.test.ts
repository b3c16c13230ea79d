import { afterEach, expect, test, vi } from 'vitest'
import { addSession, chooseSession, clearAllSessions, clearSession, setSession } from '../api/session.ts'
import { bob, noon, session } from '../api/test-tab.ts'
import { askSignInAgain, isSignInAgainAsked } from './sign-in-again.ts'

vi.useFakeTimers({ now: noon })
afterEach(clearAllSessions)

const alice = (signIn: string) => session('2026-01-06T00:00:00Z', signIn)

test('whoever signs out after asking, and comes back, is not asked', () => {
  setSession(alice('first'))
  askSignInAgain(true)
  expect(isSignInAgainAsked()).toBe(true)
  clearSession()
  expect(isSignInAgainAsked()).toBe(false)
  setSession(alice('second'))
  expect(isSignInAgainAsked()).toBe(false)
})

test('asking in one console asks nobody in another', () => {
  setSession(bob)
  addSession()
  setSession(alice('first'))
  askSignInAgain(true)
  chooseSession(bob.credentials.accessKeyId)
  expect(isSignInAgainAsked()).toBe(false)
  askSignInAgain(true)
  expect(isSignInAgainAsked()).toBe(true)
  askSignInAgain(false)
  expect(isSignInAgainAsked()).toBe(false)
})
