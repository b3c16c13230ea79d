import { decide } from '../../policy/evaluate/decide.ts'
import { createContext } from '../../policy/evaluate/request.ts'
import { type AccountView, createAccountViews } from '../authorize/account-view.ts'
import type { AwsManagedPolicies } from '../ports.ts'
import * as stored from '../store/collections.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store, WriteTx } from '../store/port.ts'

export const accountId = '111122223333'
const now = '2026-01-01T00:00:00.000Z'

export const allow = (action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })

export const awsArn = 'arn:aws:iam::aws:policy/Reader'
const awsPolicy = {
  arn: awsArn,
  policyId: 'ANPAAWS',
  policyName: 'Reader',
  path: '/',
  defaultVersionId: 'v3',
  createDate: now,
  updateDate: now,
  document: allow('iam:List*'),
}
export const awsPolicies: AwsManagedPolicies = {
  all: [awsPolicy],
  get: arn => (arn === awsArn ? awsPolicy : undefined),
}

export const account = (over: Partial<stored.Account> = {}): stored.Account => ({
  accountId,
  name: 'Example',
  rootEmail: 'root@example.com',
  createDate: now,
  revision: 0,
  ...over,
})
export const user = (name: string, over: Partial<stored.User> = {}): stored.User => ({
  accountId,
  userId: `AIDA-${name}`,
  userName: name,
  path: '/',
  createDate: now,
  tags: [],
  ...over,
})
export const group = (name: string): stored.Group => ({
  accountId,
  groupId: `AGPA-${name}`,
  groupName: name,
  path: '/',
  createDate: now,
})
export const member = (userName: string, groupName: string): stored.Membership => ({
  accountId,
  groupId: `AGPA-${groupName}`,
  userId: `AIDA-${userName}`,
  userName,
})
export const policy = (name: string, defaultVersionId = 'v1'): stored.ManagedPolicy => ({
  accountId,
  policyId: `ANPA-${name}`,
  policyName: name,
  path: '/team/',
  createDate: now,
  updateDate: now,
  defaultVersionId,
  nextVersion: 3,
  tags: [],
})
export const arnOf = (name: string): string => `arn:aws:iam::${accountId}:policy/team/${name}`
export const version = (name: string, versionId: string, document: string): stored.PolicyVersion => ({
  accountId,
  policyId: `ANPA-${name}`,
  versionId,
  document,
  createDate: now,
})
export const attachment = (
  entityType: 'User' | 'Group',
  entityId: string,
  policyArn: string,
): stored.Attachment => ({
  accountId,
  entityType,
  entityId,
  policyArn,
})
export const inline = (
  entityType: 'User' | 'Group',
  entityId: string,
  action: string,
): stored.InlinePolicy => ({
  accountId,
  entityType,
  entityId,
  policyName: 'Inline',
  document: allow(action),
})
export const key = (
  id: string,
  principalId: string,
  status: 'Active' | 'Inactive' = 'Active',
): stored.AccessKey => ({
  accountId,
  principalId,
  accessKeyId: id,
  status,
  createDate: now,
  sealedSecret: 'v1.x.y',
})

/**
 * alice: inline iam:GetUser, attached Deploy (iam:CreateUser, v2 iam:DeleteUser), in Staff.
 * Staff: attached AWS's Reader, inline iam:TagUser. bob: bounded by Deploy, nothing else. carol: nothing.
 */
export const seed = async (tx: WriteTx): Promise<void> => {
  await tx.put(stored.accounts, account())
  for (const doc of [user('alice'), user('bob', { permissionsBoundary: arnOf('Deploy') }), user('carol')]) {
    await tx.put(stored.users, doc)
  }
  await tx.put(stored.groups, group('Staff'))
  await tx.put(stored.memberships, member('alice', 'Staff'))
  await tx.put(stored.managedPolicies, policy('Deploy'))
  await tx.put(stored.policyVersions, version('Deploy', 'v1', allow('iam:CreateUser')))
  await tx.put(stored.policyVersions, version('Deploy', 'v2', allow('iam:DeleteUser')))
  await tx.put(stored.attachments, attachment('User', 'AIDA-alice', arnOf('Deploy')))
  await tx.put(stored.attachments, attachment('Group', 'AGPA-Staff', awsArn))
  await tx.put(stored.inlinePolicies, inline('User', 'AIDA-alice', 'iam:GetUser'))
  await tx.put(stored.inlinePolicies, inline('Group', 'AGPA-Staff', 'iam:TagUser'))
  await tx.put(stored.accessKeys, key('AKIAALICE', 'AIDA-alice'))
  await tx.put(stored.accessKeys, key('AKIAROOT', accountId))
}

/** Views over `store`, and the faults that they reported. */
export const open = async (store: Store) => {
  const faults: unknown[] = []
  const views = await createAccountViews({
    store,
    awsPolicies,
    onFault: fault => faults.push(fault),
    retryAfter: 1,
  })
  const view = (): AccountView => {
    const found = views.account(accountId)
    if (found === undefined) throw new Error('the account is unknown')
    return found
  }
  return { views, view, faults }
}

/** Views over a memory store that holds the sample account. */
export const seeded = async () => {
  const store = createMemoryStore()
  await store.write(accountId, seed)
  return { store, ...(await open(store)) }
}

/** Whether the user of that name may do `action`. */
export const may = (view: AccountView, name: string, action: string): boolean => {
  const context = createContext([])
  return decide(view.policySet(`AIDA-${name}`), { action, resource: '*', context }).outcome === 'allowed'
}
