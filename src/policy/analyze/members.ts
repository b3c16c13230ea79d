import { nameOfArn } from '../../lib/arn.ts'
import { once } from '../../lib/once.ts'
import { type CompiledPolicy, compilePolicy, type PolicySource } from '../evaluate/compile.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { RoleSessionPrincipal, UserPrincipal } from '../evaluate/principal.ts'
import type { Account, AccountIdentity, PolicyHolder } from './account.ts'

/** A policy of somebody, and the group that it comes through. */
export interface HeldPolicy {
  readonly name: string
  /** Of a managed policy. */
  readonly arn: string | undefined
  readonly group: string | undefined
  readonly compiled: CompiledPolicy
}

/** A user or a role of the account, with the policies that say what it may do. */
export interface Member {
  readonly kind: 'User' | 'Role'
  readonly name: string
  readonly arn: string
  /** For a role one of its sessions. */
  readonly principal: UserPrincipal | RoleSessionPrincipal
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Gathered and compiled when asked for: most questions leave most members alone. */
  readonly policies: () => readonly HeldPolicy[]
  readonly boundary: () => HeldPolicy | undefined
  /** The trust policy; of roles only. */
  readonly trust: () => CompiledPolicy | undefined
}

/** What a session of a role is called when it does not matter. */
const anySession = 'session'

/** Compiles texts, each once whoever has it: most accounts give the same policy to many. */
function compileOnce(form: 'identity' | 'trust'): (text: string, source: PolicySource) => CompiledPolicy {
  const known = new Map<string, CompiledPolicy>()
  return (text, source) => {
    const compiled = known.get(text)
    if (compiled !== undefined) return { ...compiled, source }
    const first = compilePolicy(text, source, { form })
    known.set(text, first)
    return first
  }
}

/** Gathers the policies of whoever holds some. */
function gathering(account: Account) {
  const compile = compileOnce('identity')
  const texts = new Map(account.policies.map(({ arn, text }) => [arn, text]))
  const managedPolicy = (arn: string, origin: Origin): HeldPolicy => ({
    name: nameOfArn(arn),
    arn,
    group: groupOf(origin),
    compiled: compile(texts.get(arn) ?? '', { id: arn, kind: 'managed', origin }),
  })
  const policiesOf = (holder: PolicyHolder, origin: Origin): readonly HeldPolicy[] => [
    ...holder.attached.map(arn => managedPolicy(arn, origin)),
    ...holder.inline.map(({ name, text }) => ({
      name,
      arn: undefined,
      group: groupOf(origin),
      compiled: compile(text, { id: name, kind: 'inline', origin }),
    })),
  ]
  const boundaryOf = ({ boundary }: AccountIdentity, origin: Origin) =>
    boundary === undefined ? nothing : once(() => managedPolicy(boundary, origin))
  return { policiesOf, boundaryOf }
}

const groupOf = ({ type, name }: Origin): string | undefined => (type === 'group' ? name : undefined)

const nothing = (): undefined => undefined

type Origin = NonNullable<PolicySource['origin']>

/** Every user and role of an account. */
export function membersOf(account: Account): readonly Member[] {
  const { policiesOf, boundaryOf } = gathering(account)
  const compileTrust = compileOnce('trust')
  const accountId = account.id
  const byGroup = new Map(
    account.groups.map(group => [
      group.name,
      once(() => policiesOf(group, { type: 'group', name: group.name })),
    ]),
  )
  const users = account.users.map((user): Member => {
    const { name, arn, id, tags, groups } = user
    const origin = { type: 'user', name } as const
    return {
      kind: 'User',
      name,
      arn,
      principal: { type: 'user', accountId, arn, id, userName: name },
      tags,
      policies: once(() => [
        ...policiesOf(user, origin),
        ...groups.flatMap(group => byGroup.get(group)?.() ?? []),
      ]),
      boundary: boundaryOf(user, origin),
      trust: nothing,
    }
  })
  const roles = account.roles.map((role): Member => {
    const { name, arn: roleArn, id, tags, trust } = role
    const origin = { type: 'role', name } as const
    const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/${anySession}`
    return {
      kind: 'Role',
      name,
      arn: roleArn,
      principal: { type: 'assumedRole', accountId, arn, roleArn, id, sessionName: anySession },
      tags,
      policies: once(() => policiesOf(role, origin)),
      boundary: boundaryOf(role, origin),
      trust: once(() => compileTrust(trust, { id: roleArn, kind: 'inline', origin })),
    }
  })
  return [...users, ...roles]
}

/** The policies that a group gives to its members. */
export const groupPolicies = (account: Account, group: PolicyHolder): readonly HeldPolicy[] =>
  gathering(account).policiesOf(group, { type: 'group', name: group.name })

/** What decides about a member: its own policies and its boundary. */
export const policySetOf = (member: Pick<Member, 'policies' | 'boundary'>): PolicySet => ({
  identity: member.policies().map(({ compiled }) => compiled),
  boundary: member.boundary()?.compiled,
})
