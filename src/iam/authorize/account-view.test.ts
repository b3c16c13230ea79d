import { expect, test } from 'vitest'
import { collections } from '../store/all-collections.ts'
import * as stored from '../store/collections.ts'
import { untyped } from '../store/document.ts'
import { joinKey, type WriteTx } from '../store/port.ts'
import {
  accountId,
  allow,
  arnOf,
  attachment,
  awsArn,
  group,
  inline,
  key,
  may,
  member,
  policy,
  seeded,
  user,
  version,
} from '../testing/sample-account.ts'

test('an account is read from the store, and looked up by what a request brings', async () => {
  const { views, view } = await seeded()
  expect(view().revision).toBe(1)
  expect(view().user('ALICE')?.userId).toBe('AIDA-alice')
  expect(view().userById('AIDA-bob')?.userName).toBe('bob')
  expect(view().group('staff')?.groupId).toBe('AGPA-Staff')
  expect(view().groupById('AGPA-Staff')?.groupName).toBe('Staff')
  expect(view().policyByName('DEPLOY')?.policyId).toBe('ANPA-Deploy')
  expect(view().policyByArn(arnOf('Deploy'))?.policyId).toBe('ANPA-Deploy')
  expect(view().policyByArn(arnOf('deploy'))).toBeUndefined()
  expect(view().policyDocument(arnOf('Deploy'))).toEqual({
    versionId: 'v1',
    document: allow('iam:CreateUser'),
  })
  expect(view().policyDocument(awsArn)?.versionId).toBe('v3')
  expect(
    view()
      .groupsOf('AIDA-alice')
      .map(g => g.groupName),
  ).toEqual(['Staff'])
  expect(
    view()
      .membersOf('AGPA-Staff')
      .map(u => u.userName),
  ).toEqual(['alice'])
  expect(view().attachedPolicies('AIDA-alice')).toEqual([arnOf('Deploy')])
  expect(
    view()
      .inlinePolicies('AGPA-Staff')
      .map(p => p.policyName),
  ).toEqual(['Inline'])
  expect(
    view()
      .accessKeysOf('AIDA-alice')
      .map(k => k.accessKeyId),
  ).toEqual(['AKIAALICE'])
  expect(view().policyUsage(arnOf('Deploy'))).toEqual({ attachments: 1, boundaries: 1 })
  expect(view().counts).toEqual({
    users: 3,
    groups: 1,
    roles: 0,
    instanceProfiles: 0,
    policies: 1,
    policyVersions: 2,
    rootAccessKeys: 1,
  })
  expect(views.accessKey('AKIAALICE')?.principalId).toBe('AIDA-alice')
  expect(views.accessKey('AKIANOBODY')).toBeUndefined()
  expect(views.accountByRootEmail('Root@Example.com')?.accountId).toBe(accountId)
  expect(views.accountByAlias('example')).toBeUndefined()
})

test('what a user may do comes from the user, from groups and from attached policies, within the boundary', async () => {
  const { view } = await seeded()
  const allowed = ['iam:GetUser', 'iam:CreateUser', 'iam:ListUsers', 'iam:TagUser']
  for (const action of allowed) expect(may(view(), 'alice', action), action).toBe(true)
  expect(may(view(), 'alice', 'iam:DeleteUser')).toBe(false)
  const sources = view()
    .policySet('AIDA-alice')
    .identity.map(compiled => compiled.source)
  expect(sources).toEqual([
    { id: arnOf('Deploy'), kind: 'managed', origin: { type: 'user', name: 'alice' } },
    { id: 'Inline', kind: 'inline', origin: { type: 'user', name: 'alice' } },
    { id: awsArn, kind: 'managed', origin: { type: 'group', name: 'Staff' } },
    { id: 'Inline', kind: 'inline', origin: { type: 'group', name: 'Staff' } },
  ])
  expect(view().policySet('AIDA-bob').boundary?.source.id).toBe(arnOf('Deploy'))
  expect(view().policySet(accountId)).toEqual({ identity: [] })
  expect(view().policySet('AIDA-nobody')).toEqual({ identity: [] })
})

test('a boundary that cannot be found allows nothing', async () => {
  const { store, view } = await seeded()
  await store.write(accountId, tx => tx.put(stored.users, user('alice', { permissionsBoundary: 'arn:gone' })))
  expect(may(view(), 'alice', 'iam:GetUser')).toBe(false)
})

/** Each change, who may do something else because of it, and whose cached policies must stay. */
const alice = 'AIDA-alice'
const changes: readonly (readonly [string, (tx: WriteTx) => Promise<void>, readonly string[]])[] = [
  ['a tag', tx => tx.put(stored.users, user('alice', { tags: [{ key: 'a', value: 'b' }] })), []],
  ['a new user', tx => tx.put(stored.users, user('dave')), []],
  ['a new access key', tx => tx.put(stored.accessKeys, key('AKIANEW', alice)), []],
  [
    'a version that is not the default',
    tx => tx.put(stored.policyVersions, version('Deploy', 'v3', '{}')),
    [],
  ],
  ['another path of a group', tx => tx.put(stored.groups, { ...group('Staff'), path: '/x/' }), []],
  [
    'an inline policy of one user',
    tx => tx.put(stored.inlinePolicies, inline('User', 'AIDA-carol', 'a:B')),
    ['carol'],
  ],
  [
    'an inline policy of a group',
    tx => tx.put(stored.inlinePolicies, inline('Group', 'AGPA-Staff', 'a:B')),
    ['alice'],
  ],
  [
    'attaching to a user',
    tx => tx.put(stored.attachments, attachment('User', 'AIDA-carol', awsArn)),
    ['carol'],
  ],
  [
    'attaching to a group',
    tx => tx.put(stored.attachments, attachment('Group', 'AGPA-Staff', 'arn:x')),
    ['alice'],
  ],
  ['joining a group', tx => tx.put(stored.memberships, member('carol', 'Staff')), ['carol']],
  [
    'leaving a group',
    tx => tx.delete(stored.memberships, joinKey(accountId, 'AGPA-Staff', alice)),
    ['alice'],
  ],
  ['another default version', tx => tx.put(stored.managedPolicies, policy('Deploy', 'v2')), ['alice', 'bob']],
  ['a boundary', tx => tx.put(stored.users, user('carol', { permissionsBoundary: awsArn })), ['carol']],
  ['a new name', tx => tx.put(stored.users, user('carol', { userName: 'caroline' })), ['carol']],
  ['a new name of a group', tx => tx.put(stored.groups, { ...group('Staff'), groupName: 'Crew' }), ['alice']],
]

test.each(changes)(
  '%s drops exactly the compiled policies that it touches',
  async (_what, change, touched) => {
    const { store, view, faults } = await seeded()
    const people = ['alice', 'bob', 'carol']
    const before = people.map(name => view().policySet(`AIDA-${name}`))
    expect(people.map(name => view().policySet(`AIDA-${name}`))).toEqual(before)
    await store.write(accountId, change)
    const dropped = people.filter((name, i) => view().policySet(`AIDA-${name}`) !== before[i])
    expect(dropped).toEqual(touched)
    expect(faults).toEqual([])
  },
)

test('a decision changes with the commit that changes its policies', async () => {
  const { store, view } = await seeded()
  const write = (work: (tx: WriteTx) => Promise<void>): Promise<void> => store.write(accountId, work)
  await write(tx => tx.put(stored.managedPolicies, policy('Deploy', 'v2')))
  expect(may(view(), 'alice', 'iam:CreateUser')).toBe(false)
  expect(may(view(), 'alice', 'iam:DeleteUser')).toBe(true)
  await write(tx => tx.delete(stored.attachments, joinKey(accountId, alice, arnOf('Deploy'))))
  expect(may(view(), 'alice', 'iam:DeleteUser')).toBe(false)
  await write(tx => tx.delete(stored.memberships, joinKey(accountId, 'AGPA-Staff', alice)))
  expect(may(view(), 'alice', 'iam:TagUser')).toBe(false)
  await write(tx => tx.delete(stored.inlinePolicies, joinKey(accountId, alice, 'inline')))
  expect(may(view(), 'alice', 'iam:GetUser')).toBe(false)
})

test('deleting everything leaves nothing behind', async () => {
  const { store, views, view } = await seeded()
  await store.write(accountId, async tx => {
    for (const collection of collections) {
      if (collection.name === 'accounts') continue
      const page = await tx.page(untyped(collection), 'key', { prefix: '', limit: 100 })
      for (const doc of page.items) await tx.delete(untyped(collection), untyped(collection).key(doc))
    }
  })
  expect(view().counts).toEqual({
    users: 0,
    groups: 0,
    roles: 0,
    instanceProfiles: 0,
    policies: 0,
    policyVersions: 0,
    rootAccessKeys: 0,
  })
  expect(view().user('alice')).toBeUndefined()
  expect(view().groupsOf(alice)).toEqual([])
  expect(view().policyUsage(arnOf('Deploy'))).toEqual({ attachments: 0, boundaries: 0 })
  expect(view().policySet(alice)).toEqual({ identity: [] })
  expect(views.accessKey('AKIAALICE')).toBeUndefined()
})

test('names that change hands within one commit lead to their new holders', async () => {
  const { store, view } = await seeded()
  await store.write(accountId, async tx => {
    await tx.put(stored.users, user('alice', { userName: 'x' }))
    await tx.put(stored.users, user('bob', { userName: 'alice' }))
    await tx.put(stored.users, user('alice', { userName: 'bob' }))
    await tx.delete(stored.users, joinKey(accountId, 'AIDA-carol'))
    await tx.put(stored.users, user('carol', { userId: 'AIDA-new' }))
  })
  expect(view().user('alice')?.userId).toBe('AIDA-bob')
  expect(view().user('bob')?.userId).toBe('AIDA-alice')
  expect(view().user('carol')?.userId).toBe('AIDA-new')
  expect(view().user('x')).toBeUndefined()
})
