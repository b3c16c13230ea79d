import { parseIamArn, stsArn } from '../../lib/arn.ts'
import type { Principal } from '../../policy/evaluate/principal.ts'
import type { AccountView } from '../authorize/account-view.ts'
import { invalidInput, noSuch } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import type { Tag } from '../store/collections.ts'
import { arnOfGroup, arnOfRole, arnOfUser } from './lookup.ts'
import { principalResourceTagContext } from './tags.ts'

export interface EntityArn {
  readonly arn: string
  readonly accountId: string
  readonly type: 'user' | 'group' | 'role'
  readonly name: string
}

/** A user, group or role by its ARN, be it there or not; undefined for any other text. */
function readEntityArn(arn: string): EntityArn | undefined {
  const { accountId = '', type, name = '' } = parseIamArn(arn) ?? {}
  return type === 'user' || type === 'group' || type === 'role' ? { arn, accountId, type, name } : undefined
}

type SourceCall = Call<{ PolicySourceArn: string | undefined }>

/**
 * What a simulation with somebody's policies must be allowed on: the ARN that the entity of that name has, or the
 * one that was asked for where there is none. A refusal shows the latter alone.
 */
export function onPolicySource(call: SourceCall): Authorization {
  const arn = call.input.PolicySourceArn ?? ''
  const source = readEntityArn(arn)
  if (source === undefined || source.accountId !== call.accountId) return { resource: arn }
  const found = findEntity(call.view, source)
  return { resource: found?.arn ?? arn, shown: arn, context: principalResourceTagContext(found?.tags) }
}

/** A user, group or role of the account. */
export interface FoundEntity extends EntityArn {
  readonly id: string
  readonly tags: readonly Tag[]
}

/** As AWS's simulator, it goes by the name and takes any path for the right one. */
function findEntity(view: AccountView, source: EntityArn): FoundEntity | undefined {
  const { type, name } = source
  if (type === 'user') {
    const user = view.user(name)
    return user && { ...source, arn: arnOfUser(user), name: user.userName, id: user.userId, tags: user.tags }
  }
  if (type === 'role') {
    const role = view.role(name)
    return role && { ...source, arn: arnOfRole(role), name: role.roleName, id: role.roleId, tags: role.tags }
  }
  const group = view.group(name)
  return group && { ...source, arn: arnOfGroup(group), name: group.groupName, id: group.groupId, tags: [] }
}

/** Whose policies are simulated. Throws InvalidInput or NoSuchEntity in the words of AWS. */
export function requirePolicySource({ input, view, accountId }: SourceCall): FoundEntity {
  const arn = input.PolicySourceArn ?? ''
  const source = readEntityArn(arn)
  if (source === undefined) throw invalidInput(`Invalid ARN provided in the request: ${arn}`)
  if (source.accountId !== accountId)
    throw invalidInput(
      `Invalid Policy Source Arn: caller's account ${accountId} does not have access to policies in account ${source.accountId}.`,
    )
  const found = findEntity(view, source)
  if (found === undefined) throw noSuch('Unable to retrieve specified IAM entity.')
  return found
}

/**
 * Who calls in a simulation, by the ARN alone: what is known of that principal, its tags and its unique id, is not for
 * whoever may simulate. Undefined where nobody is said to call. Throws InvalidInput in the words of AWS.
 */
export function readCaller(arn: string | undefined): EntityArn | undefined {
  if (arn === undefined) return undefined
  const caller = readEntityArn(arn)
  if (caller === undefined)
    throw invalidInput('Invalid caller - Caller must be an IAM user, role or group in this context.')
  return caller
}

/** As policies know it; a group is no principal. A role acts in a session that nobody has named. */
export function principalOfEntity(entity: EntityArn | FoundEntity): Principal | undefined {
  const { arn, accountId, type, name } = entity
  const id = 'id' in entity ? entity.id : undefined
  if (type === 'user') return { type: 'user', accountId, arn, id, userName: name }
  if (type === 'group') return undefined
  return {
    type: 'assumedRole',
    accountId,
    arn: stsArn(accountId, 'assumed-role', `${name}/`),
    roleArn: arn,
    id,
  }
}
