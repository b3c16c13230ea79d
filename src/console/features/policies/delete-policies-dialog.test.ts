import { expect, test } from 'vitest'
import type { PolicyEntity } from '../../api/queries/policies.ts'
import { belongingsInWords } from './delete-policies-dialog.tsx'

const users = (count: number, use: PolicyEntity['use']): PolicyEntity[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'user', name: `user-${i + 1}`, use }))

test('names whom a policy is attached to and bounds, and its other versions', () => {
  const entities: PolicyEntity[] = [
    { kind: 'group', name: 'Developers', use: 'permissions' },
    { kind: 'role', name: 'deploy', use: 'boundary' },
    { kind: 'user', name: 'bob', use: 'boundary' },
  ]
  expect(belongingsInWords({ entities, otherVersions: ['v2', 'v1'] })).toEqual([
    'its attachment to the group Developers, who lose what only it allows',
    'its use as the boundary of the role deploy, the user bob, who may then do all that their policies allow',
    'its other versions: v2, v1',
  ])
})

test('counts many instead of naming them, and says nothing where nothing hangs on it', () => {
  expect(belongingsInWords({ entities: users(51, 'permissions'), otherVersions: [] })).toEqual([
    'its attachment to 51 users, groups and roles, who lose what only it allows',
  ])
  expect(belongingsInWords({ entities: [], otherVersions: [] })).toEqual([])
})
