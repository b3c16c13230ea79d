import { invalidInput, noSuch, ServiceError } from '../errors.ts'
import { readOperation, writeOperation } from '../operation.ts'
import { aliasLooksLikeId } from '../sign-in/account-names.ts'
import type { GlobalEndpointTokenVersion } from '../store/account-settings.ts'
import { accounts, loginProfiles } from '../store/collections.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx, UniqueViolation } from '../store/port.ts'
import { serverCertificates } from '../store/server-certificates.ts'
import { signingCertificates } from '../store/user-credentials.ts'

/** The account's own document. */
export async function getAccount(tx: ReadTx, accountId: string) {
  const account = await tx.get(accounts, accountId)
  if (account === undefined) throw noSuch(`The account ${accountId} cannot be found.`)
  return account
}

/** For operations on the account itself, which have no resource type. */
export const anyResource = () => ({ resource: '*' })

/** An alias replaces the one before; aliases are unique among all accounts. */
export const createAccountAlias = writeOperation('CreateAccountAlias', {
  authorize: anyResource,
  run: async ({ tx, input, accountId }) => {
    const alias = input.AccountAlias ?? ''
    if (aliasLooksLikeId(alias))
      throw invalidInput(`The account alias ${alias} could be taken for an account id; use a letter in it.`)
    const account = await getAccount(tx, accountId)
    try {
      await tx.put(accounts, { ...account, alias })
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error
      throw new ServiceError('EntityAlreadyExists', 409, `The account alias ${alias} already exists.`)
    }
    return {}
  },
})

export const deleteAccountAlias = writeOperation('DeleteAccountAlias', {
  authorize: anyResource,
  run: async ({ tx, input, accountId }) => {
    const account = await getAccount(tx, accountId)
    if (account.alias !== input.AccountAlias)
      throw noSuch(`The account alias ${input.AccountAlias} does not exist.`)
    await tx.put(accounts, { ...account, alias: undefined })
    return {}
  },
})

export const listAccountAliases = readOperation('ListAccountAliases', {
  authorize: anyResource,
  run: async ({ tx, accountId }) => {
    const { alias } = await getAccount(tx, accountId)
    return { AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false }
  },
})

/** Entities and quotas of the account by the names AWS gives them; what can't exist yet counts zero. */
export const getAccountSummary = readOperation('GetAccountSummary', {
  authorize: anyResource,
  run: async ({ tx, accountId, view, ports: { quotas } }) => {
    const counts = view.counts
    const rootPassword = await tx.get(loginProfiles, joinKey(accountId, accountId))
    const devicesInUse = await tx.count(mfaDevices, 'byPrincipal', joinKey(accountId, ''))
    const rootDevices = await tx.count(mfaDevices, 'byPrincipal', joinKey(accountId, accountId, ''))
    return {
      SummaryMap: {
        Users: counts.users,
        UsersQuota: quotas.users,
        Groups: counts.groups,
        GroupsQuota: quotas.groups,
        GroupsPerUserQuota: quotas.groupsPerUser,
        Policies: counts.policies,
        PoliciesQuota: quotas.policies,
        PolicySizeQuota: quotas.managedPolicySize,
        PolicyVersionsInUse: counts.policyVersions,
        PolicyVersionsInUseQuota: 10_000,
        VersionsPerPolicyQuota: quotas.versionsPerPolicy,
        AttachedPoliciesPerUserQuota: quotas.attachedPoliciesPerUser,
        AttachedPoliciesPerGroupQuota: quotas.attachedPoliciesPerGroup,
        AttachedPoliciesPerRoleQuota: quotas.attachedPoliciesPerRole,
        UserPolicySizeQuota: quotas.inlinePolicySize.User,
        GroupPolicySizeQuota: quotas.inlinePolicySize.Group,
        RolePolicySizeQuota: quotas.inlinePolicySize.Role,
        AssumeRolePolicySizeQuota: quotas.trustPolicySize,
        AccessKeysPerUserQuota: quotas.accessKeysPerUser,
        AccountAccessKeysPresent: counts.rootAccessKeys,
        AccountPasswordPresent: rootPassword === undefined ? 0 : 1,
        AccountMFAEnabled: rootDevices > 0 ? 1 : 0,
        AccountSigningCertificatesPresent: await tx.count(
          signingCertificates,
          'byPrincipal',
          joinKey(accountId, accountId, ''),
        ),
        // A hardware token that its operator has imported and nobody has is no device of the account yet.
        MFADevices: devicesInUse + (await tx.count(mfaDevices, 'unassigned', joinKey(accountId, ''))),
        MFADevicesInUse: devicesInUse,
        Roles: counts.roles,
        RolesQuota: quotas.roles,
        InstanceProfiles: counts.instanceProfiles,
        InstanceProfilesQuota: quotas.instanceProfiles,
        ServerCertificates: await tx.count(serverCertificates, 'key', joinKey(accountId, '')),
        ServerCertificatesQuota: quotas.serverCertificates,
        SigningCertificatesPerUserQuota: quotas.signingCertificatesPerUser,
        Providers: 0,
        GlobalEndpointTokenVersion: view.account.globalEndpointTokenVersion ?? 1,
      },
    }
  },
})

const tokenVersions: Readonly<Record<string, GlobalEndpointTokenVersion>> = { v1Token: 1, v2Token: 2 }

/** The version is kept and told by GetAccountSummary; all tokens of this service are good in every Region. */
export const setSecurityTokenServicePreferences = writeOperation('SetSecurityTokenServicePreferences', {
  authorize: anyResource,
  run: async ({ tx, input, accountId }) => {
    const account = await getAccount(tx, accountId)
    const globalEndpointTokenVersion = tokenVersions[input.GlobalEndpointTokenVersion ?? '']
    await tx.put(accounts, { ...account, globalEndpointTokenVersion })
    return {}
  },
})
