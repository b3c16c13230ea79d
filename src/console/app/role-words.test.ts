import { expect, test } from 'vitest'
import { untilMidnight } from '../api/test-tab.ts'
import { backAgain, roleTitle } from './role-words.ts'

const role = { accountId: '444455556666', roleName: 'ops/Deployer', displayName: '', color: '' }
const session = {
  id: 'ASIAONE',
  role,
  credentials: {
    accessKeyId: 'ASIAONE',
    secretAccessKey: '',
    sessionToken: '',
    expiration: '2026-01-05T13:00:00Z',
  },
  arn: 'arn:aws:sts::444455556666:assumed-role/Deployer/alice',
  terms: { durationSeconds: 3600 },
}
const { principal: alice } = untilMidnight

test.each([
  [role, 'Deployer @ 4444-5555-6666'],
  [{ ...role, accountAlias: 'acme-dev' }, 'Deployer @ acme-dev'],
  [{ ...role, displayName: 'Ship it' }, 'Ship it'],
])('a role is called by its given name, or as AWS does', (named, title) => {
  expect(roleTitle(named)).toBe(title)
})

test.each(['asked', 'expired', 'lost'] as const)(
  'whoever is back (%s) learns which role, and who',
  reason => {
    const words = backAgain({ session, reason }, alice)
    expect(words).toContain('“Deployer” in the account 4444-5555-6666')
    expect(words).toContain('act as alice again')
  },
)
