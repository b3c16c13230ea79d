import type { AwsManagedPolicies } from '../ports.ts'
import { type AccessKey, type Account, foldName } from '../store/collections.ts'
import type { AccountTables } from './account-tables.ts'
import type { AccountView } from './account-view.ts'
import { defaultVersionOf, type PolicySets } from './policy-sets.ts'

const byName = <T>(items: Iterable<T | undefined>, name: (item: T) => string): T[] =>
  [...items]
    .filter(item => item !== undefined)
    .sort((a, b) => (foldName(name(a)) < foldName(name(b)) ? -1 : 1))

/** The look-ups of one account over its tables; `keys` are the access keys of all accounts. */
export const createView = (
  tables: AccountTables,
  sets: PolicySets,
  awsPolicies: AwsManagedPolicies,
  keys: ReadonlyMap<string, AccessKey>,
): AccountView => {
  const account = (): Account => {
    if (tables.account === undefined) throw new Error(`account ${tables.accountId} has no row of its own`)
    return tables.account
  }
  return {
    accountId: tables.accountId,
    get account() {
      return account()
    },
    get revision() {
      return account().revision
    },
    user: name => tables.usersByName.get(foldName(name)),
    userById: id => tables.users.get(id),
    group: name => tables.groupsByName.get(foldName(name)),
    groupById: id => tables.groups.get(id),
    role: name => tables.rolesByName.get(foldName(name)),
    roleById: id => tables.roles.get(id),
    instanceProfile: name => tables.instanceProfilesByName.get(foldName(name)),
    policyByName: name => tables.policiesByName.get(foldName(name)),
    policyById: id => tables.policies.get(id),
    policyByArn: arn => tables.policiesByArn.get(arn),
    policyDocument: arn => defaultVersionOf(tables, awsPolicies, arn),
    groupsOf: userId =>
      byName(
        [...tables.groupIdsOf.get(userId)].map(id => tables.groups.get(id)),
        g => g.groupName,
      ),
    membersOf: groupId =>
      byName(
        [...tables.memberIdsOf.get(groupId)].map(id => tables.users.get(id)),
        u => u.userName,
      ),
    attachedPolicies: entityId => [...tables.arnsAttachedTo.get(entityId)],
    inlinePolicies: entityId => byName(tables.inlineOf.get(entityId)?.values() ?? [], p => p.policyName),
    get roles() {
      return [...tables.roles.values()]
    },
    get policies() {
      return [...tables.policies.values()]
    },
    get policyArnsInUse() {
      return [...new Set([...tables.entitiesWith.keys(), ...tables.boundedBy.keys()])]
    },
    accessKey: id => {
      const key = keys.get(id)
      return key?.accountId === tables.accountId ? key : undefined
    },
    accessKeysOf: principalId =>
      [...tables.keyIdsOf.get(principalId)].map(id => keys.get(id)).filter(key => key !== undefined),
    serviceCredential: id => tables.serviceCredentialsById.get(id),
    serverCertificate: name => tables.certificatesByName.get(foldName(name)),
    mfaDevice: serialNumber => tables.mfaDevicesBySerial.get(serialNumber),
    policyUsage: arn => ({
      attachments: tables.entitiesWith.get(arn).size,
      boundaries: tables.boundedBy.get(arn).size,
    }),
    get counts() {
      let policyVersions = 0
      for (const versions of tables.versions.values()) policyVersions += versions.size
      return {
        users: tables.users.size,
        groups: tables.groups.size,
        roles: tables.roles.size,
        instanceProfiles: tables.instanceProfilesByName.size,
        policies: tables.policies.size,
        policyVersions,
        rootAccessKeys: tables.keyIdsOf.get(tables.accountId).size,
      }
    },
    policySet: sets.of,
    groupPolicies: sets.ofGroup,
    compiledPolicy: sets.managed,
    trustPolicy: sets.trust,
  }
}
