import { expect, test } from 'vitest'
import { signedInWithMfa } from './signed-in-with-mfa.ts'

test('a device that was assigned during the session does not count for it', () => {
  const expiration = '2026-01-02T12:00:00Z'
  const at = (time: string) => ({ EnableDate: new Date(time) })
  expect(signedInWithMfa([at('2026-01-01T09:00:00Z')], expiration)).toBe(true)
  expect(signedInWithMfa([at('2026-01-02T01:00:00Z')], expiration)).toBe(false)
  expect(signedInWithMfa([], expiration)).toBe(false)
})
