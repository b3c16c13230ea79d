import { malformedPolicy } from '../../src/iam/errors.ts'
import { secretPlace } from '../../src/iam/operations/access-keys.ts'
import { findPolicy } from '../../src/iam/operations/managed-policy-lookup.ts'
import {
  requireIdentityPolicy,
  requireManagedPolicyDocument,
} from '../../src/iam/operations/policy-documents.ts'
import { newTags } from '../../src/iam/operations/tags.ts'
import type { Ports } from '../../src/iam/ports.ts'
import type { AccountPasswordPolicy } from '../../src/iam/store/account-settings.ts'
import * as stored from '../../src/iam/store/collections.ts'
import { instanceProfiles } from '../../src/iam/store/instance-profiles.ts'
import type { WriteTx } from '../../src/iam/store/port.ts'
import { iamArn } from '../../src/lib/arn.ts'
import { newUniqueId, type UniqueIdPrefix } from '../../src/lib/ids.ts'
import { grammarProblems } from '../../src/policy/model/grammar.ts'
import { createAges } from './ages.ts'
import { createRandom } from './deterministic.ts'
import { personaAccessKeyId, personaSecretAccessKey } from './persona-access-key.ts'

/** A user, group or role that was just made. */
export interface Made {
  readonly type: stored.EntityType
  readonly id: string
  readonly name: string
  readonly arn: string
}

type Tags = Readonly<Record<string, string>>

interface NewUser {
  readonly name: string
  readonly path?: string
  /** How many days ago the user was made. */
  readonly age: number
  readonly tags?: Tags
  /** ARN of the managed policy that bounds the user. */
  readonly boundary?: string
}

interface NewPassword {
  readonly hash: string
  /** How many days ago it was set. */
  readonly age: number
  readonly resetRequired?: boolean
  /** How many days ago it was last used; never unless given. */
  readonly used?: number
}

interface NewAccessKey {
  readonly number?: number
  readonly age: number
  readonly status?: 'Active' | 'Inactive'
  readonly used?: number
  readonly service?: string
}

interface NewPolicy {
  readonly name: string
  readonly path?: string
  readonly description?: string
  readonly tags?: Tags
  /** From v1 on, with the age of each in days; the last one is the default. */
  readonly versions: readonly { readonly age: number; readonly document: string }[]
}

interface NewRole {
  readonly name: string
  readonly path?: string
  readonly description?: string
  readonly age: number
  /** Whole hours, one unless given. */
  readonly maxSessionHours?: number
  readonly tags?: Tags
  readonly boundary?: string
  readonly trust: string
  /** The users and roles whose ARNs the trust policy names, of whatever account. */
  readonly trusts?: readonly Made[]
  /** How many days ago a session of it last called; never unless given. */
  readonly used?: number
}

/** Makes what an account of a seed holds: the documents that the operations themselves would have made, back-dated. */
export interface Seeding {
  readonly accountId: string
  user(given: NewUser): Promise<Made>
  group(given: { readonly name: string; readonly path?: string; readonly age: number }): Promise<Made>
  /** Somebody who was a user once: whoever trusts them trusts nobody any more. */
  formerUser(name: string): Made
  /** Throws `MalformedPolicyDocument` for a trust policy that CreateRole would not read. */
  role(given: NewRole): Promise<Made>
  /** An instance profile of the role's name, with the role in it. */
  instanceProfile(of: Made, given: Pick<NewRole, 'path' | 'age' | 'tags'>): Promise<void>
  /** Puts users into a group. */
  members(group: Made, ...users: readonly Made[]): Promise<void>
  /** Gives the ARN. Throws `MalformedPolicyDocument` as CreatePolicy does. */
  policy(given: NewPolicy): Promise<string>
  /** Throws `NoSuchEntity` unless the policy is there. */
  attach(to: Made, ...arns: readonly string[]): Promise<void>
  inline(to: Made, name: string, document: string): Promise<void>
  passwordPolicy(policy: AccountPasswordPolicy): Promise<void>
  password(of: Made, given: NewPassword): Promise<void>
  accessKey(of: Made, given: NewAccessKey): Promise<void>
}

/** Seeds one account inside a transaction. Ids depend on account and name alone, so links to them last. */
export function createSeeding(tx: WriteTx, ports: Ports, accountId: string): Seeding {
  const { quotas } = ports
  const ago = createAges(ports.now().getTime())
  const id = (prefix: UniqueIdPrefix, name: string): string =>
    newUniqueId(prefix, createRandom(`${accountId} ${prefix} ${name}`).bytes)
  const toTags = (tags: Tags = {}): readonly stored.Tag[] =>
    newTags(
      Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      quotas.tags,
    )
  const noteUse = (subjectId: string, days: number, service?: string): Promise<void> =>
    tx.put(stored.lastUses, {
      accountId,
      subjectId,
      date: ago(days, `use of ${subjectId}`),
      ...(service === undefined ? {} : { service, region: 'us-east-1' }),
    })
  const requirePolicy = async (arn: string): Promise<void> => {
    if ((await findPolicy(tx, ports, accountId, arn)) === undefined)
      throw new RangeError(`the seed names the policy "${arn}", which does not exist`)
  }

  return {
    accountId,

    user: async ({ name, path = '/', age, tags, boundary }) => {
      if (boundary !== undefined) await requirePolicy(boundary)
      const userId = id('AIDA', name)
      await tx.put(stored.users, {
        accountId,
        userId,
        userName: name,
        path,
        createDate: ago(age, name),
        tags: toTags(tags),
        permissionsBoundary: boundary,
      })
      return { type: 'User', id: userId, name, arn: iamArn(accountId, 'user', path, name) }
    },

    formerUser: name => ({
      type: 'User',
      id: id('AIDA', name),
      name,
      arn: iamArn(accountId, 'user', '/', name),
    }),

    group: async ({ name, path = '/', age }) => {
      const groupId = id('AGPA', name)
      await tx.put(stored.groups, {
        accountId,
        groupId,
        groupName: name,
        path,
        createDate: ago(age, name),
      })
      return { type: 'Group', id: groupId, name, arn: iamArn(accountId, 'group', path, name) }
    },

    role: async ({ name, path = '/', age, boundary, trust, trusts = [], used, ...given }) => {
      if (boundary !== undefined) await requirePolicy(boundary)
      const [problem] = grammarProblems(trust, 'trust')
      if (problem !== undefined) throw malformedPolicy(problem.message)
      const roleId = id('AROA', name)
      await tx.put(stored.roles, {
        accountId,
        roleId,
        roleName: name,
        path,
        createDate: ago(age, name),
        description: given.description,
        maxSessionDuration: (given.maxSessionHours ?? 1) * 3600,
        tags: toTags(given.tags),
        permissionsBoundary: boundary,
        trustPolicy: trust,
        trusted: trusts.map(made => ({ arn: made.arn, id: made.id })),
      })
      if (used !== undefined) await noteUse(roleId, used)
      return { type: 'Role', id: roleId, name, arn: iamArn(accountId, 'role', path, name) }
    },

    instanceProfile: async (role, { path = '/', age, tags }) => {
      await tx.put(instanceProfiles, {
        accountId,
        instanceProfileId: id('AIPA', role.name),
        instanceProfileName: role.name,
        path,
        createDate: ago(age, role.name),
        tags: toTags(tags),
        roleId: role.id,
      })
    },

    members: async (group, ...users) => {
      for (const user of users)
        await tx.put(stored.memberships, {
          accountId,
          groupId: group.id,
          userId: user.id,
          userName: user.name,
        })
    },

    policy: async ({ name, path = '/', description, tags, versions }) => {
      const policyId = id('ANPA', name)
      let [createDate, updateDate] = ['', '']
      for (const [index, { age, document }] of versions.entries()) {
        requireManagedPolicyDocument(document, quotas)
        updateDate = ago(age, `${name} ${index}`)
        if (index === 0) createDate = updateDate
        const versionId = `v${index + 1}`
        await tx.put(stored.policyVersions, {
          accountId,
          policyId,
          versionId,
          document,
          createDate: updateDate,
        })
      }
      await tx.put(stored.managedPolicies, {
        accountId,
        policyId,
        policyName: name,
        path,
        description,
        createDate,
        updateDate,
        defaultVersionId: `v${versions.length}`,
        nextVersion: versions.length + 1,
        tags: toTags(tags),
      })
      return iamArn(accountId, 'policy', path, name)
    },

    attach: async (to, ...arns) => {
      for (const policyArn of arns) {
        await requirePolicy(policyArn)
        await tx.put(stored.attachments, { accountId, entityType: to.type, entityId: to.id, policyArn })
      }
    },

    inline: async (to, policyName, document) => {
      requireIdentityPolicy(document)
      await tx.put(stored.inlinePolicies, {
        accountId,
        entityType: to.type,
        entityId: to.id,
        policyName,
        document,
      })
    },

    passwordPolicy: async policy => {
      const account = await tx.get(stored.accounts, accountId)
      if (account === undefined)
        throw new RangeError(`the seed names the account "${accountId}", which is not made yet`)
      await tx.put(stored.accounts, { ...account, passwordPolicy: policy })
    },

    password: async (of, { hash, age, resetRequired = false, used }) => {
      const createDate = ago(age, `password of ${of.name}`)
      await tx.put(stored.loginProfiles, {
        accountId,
        principalId: of.id,
        passwordHash: hash,
        createDate,
        passwordChangedAt: createDate,
        passwordResetRequired: resetRequired,
        previousHashes: [],
      })
      if (used !== undefined) await noteUse(of.id, used)
    },

    accessKey: async (of, { number = 1, age, status = 'Active', used, service = 's3' }) => {
      const accessKeyId = personaAccessKeyId(of.name, number)
      const secret = new TextEncoder().encode(personaSecretAccessKey(of.name, number))
      await tx.put(stored.accessKeys, {
        accountId,
        principalId: of.id,
        accessKeyId,
        status,
        createDate: ago(age, accessKeyId),
        sealedSecret: await ports.sealer.seal(secret, secretPlace(accessKeyId)),
      })
      if (used !== undefined) await noteUse(accessKeyId, used, service)
    },
  }
}
