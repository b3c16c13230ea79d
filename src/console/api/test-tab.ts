import type { SignedIn } from '../../lib/sign-in-messages.ts'
import type { RoleSession } from './role-session.ts'
import { createSessionStore, type SessionHost } from './session-store.ts'

export const noon = Date.parse('2026-01-05T12:00:00Z')

export const session = (expiration: string, accessKeyId = 'id'): SignedIn => ({
  state: 'signed-in',
  credentials: { accessKeyId, secretAccessKey: 'secret', sessionToken: 'token', expiration },
  account: { id: '111122223333', alias: 'acme', name: 'Acme' },
  principal: { type: 'user', id: 'AIDAALICE', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
  mfa: false,
})
export const untilMidnight = session('2026-01-06T00:00:00Z')
export const bob: SignedIn = {
  ...session('2026-01-06T01:00:00Z', 'ASIABOB'),
  principal: { type: 'user', id: 'AIDABOB', name: 'bob', arn: 'arn:aws:iam::111122223333:user/bob' },
}

/** What a tab keeps of one sign-in with perhaps a role over it. */
export const keptOf = (own: unknown, role?: unknown): Record<string, string> => ({
  'gatehouse.sessions': JSON.stringify({ active: 'id', signIns: [{ id: 'id', color: 0, own, role }] }),
})

/** A tab with a clock that stands still until it is moved. */
export function tab(stored: Record<string, string> = {}) {
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

export const roleUntil = (expiration: string, id = 'ASIAROLE'): RoleSession => ({
  id,
  role: { accountId: '444455556666', roleName: 'ops/Deployer', displayName: 'Deploy', color: 'F2B0A9' },
  credentials: { accessKeyId: id, secretAccessKey: 'role-secret', sessionToken: 'role-token', expiration },
  arn: 'arn:aws:sts::444455556666:assumed-role/Deployer/alice',
  terms: { durationSeconds: 3600, policy: '{}' },
})
export const untilOne = roleUntil('2026-01-05T13:00:00Z')
