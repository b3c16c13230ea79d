import { parseIamArn } from '../../lib/arn.ts'
import type { CompiledPolicy } from '../../policy/evaluate/compile.ts'
import { invalidInput, noSuch, noSuchEntity } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import { attachments, type Role, type User } from '../store/collections.ts'
import { type AccessRecord, type Attempt, accessRecords } from '../store/last-accessed.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { arnOfGroup, arnOfRole, arnOfUser, onGroup, onRole, onUser } from './lookup.ts'
import { onPolicy } from './managed-policy-lookup.ts'
import { allOf } from './paging.ts'

/** A user or role that the policies of a subject reach. */
export interface Entity {
  readonly id: string
  readonly arn: string
}

/** What a report is about. */
export interface Subject {
  readonly type: 'user' | 'group' | 'role' | 'policy'
  /** Those that grant: on the user and its groups, on the group, on the role, or the policy itself. No boundary. */
  readonly policies: readonly CompiledPolicy[]
  /** Whose use counts: the user or role itself, the group's members, whoever has the policy. In no order. */
  readonly entities: (tx: ReadTx) => Promise<readonly Entity[]>
}

type Reading = Pick<Call<unknown>, 'accountId' | 'view' | 'recentAttempts'>

/** What an operation on an ARN must be allowed on, with the tags of what it names. */
export function onArn(call: Call<unknown>, arn = ''): Authorization {
  const parsed = parseIamArn(arn)
  const { context } =
    parsed === undefined ? { context: {} } : (onNamed[parsed.type]?.(call, parsed.name, arn) ?? {})
  return { resource: arn, context }
}

type On = (call: Call<unknown>, name: string, arn: string) => Authorization | undefined

/** An ARN with another path than what bears the name has none of its tags. */
const ifSame =
  (on: (call: Call<unknown>, name: string) => Authorization): On =>
  (call, name, arn) => {
    const found = on(call, name)
    return found.resource === arn ? found : undefined
  }

const onNamed: Readonly<Record<string, On>> = {
  user: ifSame(onUser),
  group: ifSame(onGroup),
  role: ifSame(onRole),
  policy: (call, _name, arn) => onPolicy(call, arn),
}

const entityOfUser = (user: User): Entity => ({ id: user.userId, arn: arnOfUser(user) })
const entityOfRole = (role: Role): Entity => ({ id: role.roleId, arn: arnOfRole(role) })

/** Throws `NoSuchEntity` when nothing of the account bears the ARN, `InvalidInput` for no ARN of these kinds. */
export function requireSubject({ accountId, view }: Reading, arn = ''): Subject {
  const { type, name = '' } = parseIamArn(arn) ?? {}
  switch (type) {
    case 'user': {
      const user = view.user(name)
      if (user === undefined || arnOfUser(user) !== arn) throw noSuchEntity('user', name)
      // What the account's settings let everybody do is no policy that somebody could take away.
      const policies = view
        .policySet(user.userId)
        .identity.filter(({ source }) => source.origin?.type !== 'account')
      return { type, policies, entities: async () => [entityOfUser(user)] }
    }
    case 'role': {
      const role = view.role(name)
      if (role === undefined || arnOfRole(role) !== arn) throw noSuchEntity('role', name)
      const { identity } = view.policySet(role.roleId)
      return { type, policies: identity, entities: async () => [entityOfRole(role)] }
    }
    case 'group': {
      const group = view.group(name)
      if (group === undefined || arnOfGroup(group) !== arn) throw noSuchEntity('group', name)
      return {
        type,
        policies: view.groupPolicies(group.groupId),
        entities: async () => view.membersOf(group.groupId).map(entityOfUser),
      }
    }
    case 'policy': {
      const policy = view.compiledPolicy(arn)
      if (policy === undefined) throw noSuch(`Policy ${arn} was not found.`)
      return { type, policies: [policy], entities: tx => entitiesWith(tx, { accountId, view }, arn) }
    }
    default:
      throw invalidInput(`ARN ${arn} is not valid.`)
  }
}

/** The users and roles that a policy is attached to, and the members of the groups that it is attached to, each once. */
async function entitiesWith(
  tx: ReadTx,
  { accountId, view }: Pick<Reading, 'accountId' | 'view'>,
  arn: string,
): Promise<readonly Entity[]> {
  const found = new Map<string, Entity>()
  const add = (entity: Entity | undefined) => entity && found.set(entity.id, entity)
  for (const { entityId } of await allOf(tx, attachments, 'byPolicy', joinKey(accountId, arn, ''))) {
    const user = view.userById(entityId)
    const role = view.roleById(entityId)
    add(user && entityOfUser(user))
    add(role && entityOfRole(role))
    for (const member of view.membersOf(entityId)) add(entityOfUser(member))
  }
  return [...found.values()]
}

/** How long an attempt is told of. Source: IAM User Guide, "Things to know about last accessed information". */
const trackedDays = 400

/** What a user or role attempted within the tracking period, by action: what is noted wins over what is stored. */
export async function attemptsOf(
  { accountId, recentAttempts, now }: Reading & Pick<Call<unknown>, 'now'>,
  tx: ReadTx,
  principalId: string,
): Promise<AccessRecord['attempts']> {
  const stored = await tx.get(accessRecords, joinKey(accountId, principalId))
  const since = new Date(now.getTime() - trackedDays * 86_400_000).toISOString()
  const all: Readonly<Record<string, Attempt>> = { ...stored?.attempts, ...recentAttempts(principalId) }
  return Object.fromEntries(Object.entries(all).filter(([, { date }]) => date >= since))
}
