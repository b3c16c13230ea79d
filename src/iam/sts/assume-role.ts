import { type IamArn, parseIamArn, stsArn } from '../../lib/arn.ts'
import type { AccountView } from '../authorize/account-view.ts'
import { ServiceError, validationError } from '../errors.ts'
import { type Authorization, type Call, type InputOf, memoryOperation } from '../operation.ts'
import { arnOfRole } from '../operations/lookup.ts'
import { overlaid, principalResourceTagContext, requestTagContext, toApiTags } from '../operations/tags.ts'
import { issueCredentials } from '../sign-in/session-token.ts'
import type { Role, Tag } from '../store/collections.ts'
import { bringsCode, proveMfa } from './mfa-code.ts'
import { checkSessionTags, sessionLimits, toApiCredentials } from './session-input.ts'

const hour = 3600

interface Target {
  readonly accountId: string
  readonly view: AccountView
  readonly role: Role
}

/** The parts of the ARN that a request asks for. Throws AWS's ValidationError for what names no role. */
function roleOf(arn = ''): IamArn {
  const parts = parseIamArn(arn)
  if (parts?.type !== 'role') throw validationError(`${arn} is invalid`)
  return parts
}

/** The role of an ARN, of whatever account of the store; undefined when there is none. */
function findTarget(accounts: Call<unknown>['accounts'], arn: string): Target | undefined {
  const { accountId, name } = roleOf(arn)
  const view = accounts.account(accountId)
  const role = view?.role(name)
  return view !== undefined && role !== undefined && arnOfRole(role) === arn
    ? { accountId, view, role }
    : undefined
}

type AssumeCall = Call<InputOf<'AssumeRole'>>

/** The role as it is now. A trust policy has let the caller in, so there was one a moment ago. */
function requireTarget({ accounts, input }: AssumeCall): Target {
  const target = findTarget(accounts, input.RoleArn ?? '')
  if (target === undefined) throw new ServiceError('AccessDenied', 403, 'The role is gone.')
  return target
}

/** The name that stays with a chain of sessions from its beginning. */
function sourceIdentityOf({ input, caller }: AssumeCall): string | undefined {
  const inherited = caller.session?.sourceIdentity
  if (inherited !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== inherited)
    throw new ServiceError(
      'AccessDenied',
      403,
      `The source identity of the session is ${inherited} already and cannot be changed.`,
    )
  return inherited ?? input.SourceIdentity
}

/** The caller needs the right in its own account, and the role's trust policy must let it in, wherever the role is. */
function authorizeAssume(call: AssumeCall): readonly Authorization[] {
  const { input, caller, accounts } = call
  const resource = input.RoleArn ?? ''
  const { accountId } = roleOf(input.RoleArn)
  if (caller.type === 'root')
    throw new ServiceError('AccessDenied', 403, 'Roles may not be assumed by root accounts.')
  const target = findTarget(accounts, resource)
  const policy = target?.view.trustPolicy(target.role.roleId)
  const sourceIdentity = sourceIdentityOf(call)
  // Inherited tags are as good as passed ones: the role must let them in as well.
  const tags = sessionTags(call).tags ?? []
  const common = {
    resource,
    resourceOwner: { accountId, policy },
    provesMfa: bringsCode(input),
    context: {
      ...principalResourceTagContext(target?.role.tags),
      ...requestTagContext(toApiTags(tags)),
      'sts:ExternalId': input.ExternalId,
      'sts:RoleSessionName': input.RoleSessionName,
      'sts:SourceIdentity': sourceIdentity,
      'sts:TransitiveTagKeys': input.TransitiveTagKeys,
    },
  }
  const beside = [
    tags.length > 0 ? 'sts:TagSession' : undefined,
    sourceIdentity === undefined ? undefined : 'sts:SetSourceIdentity',
  ]
  return [common, ...beside.filter(action => action !== undefined).map(action => ({ ...common, action }))]
}

/** Source: IAM User Guide, "Methods to assume a role", "Role chaining". */
function checkDuration(seconds: number, chained: boolean, role: Role): void {
  if (chained && seconds > hour)
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  if (seconds > role.maxSessionDuration)
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
}

const mostTags = 50

interface SessionTags {
  readonly tags: readonly Tag[] | undefined
  readonly transitiveTagKeys: readonly string[] | undefined
}

/**
 * The tags of the new session: those passed, and the transitive ones of the session that asks, which cannot be
 * replaced. Source: IAM User Guide, "Pass session tags in AWS STS", "Chaining roles with session tags".
 */
function sessionTags({ input, caller }: AssumeCall): SessionTags {
  const passed = input.Tags ?? []
  checkSessionTags(passed)
  const fold = (key: string): string => key.toLowerCase()
  const passedKeys = new Set(passed.map(tag => fold(tag.Key ?? '')))
  const inheritedKeys = new Set((caller.session?.transitiveTagKeys ?? []).map(fold))
  const inherited = (caller.session?.tags ?? []).filter(tag => inheritedKeys.has(fold(tag.key)))
  const replaced = inherited.find(tag => passedKeys.has(fold(tag.key)))
  if (replaced !== undefined)
    throw validationError(`The session tag '${replaced.key}' is inherited and cannot be passed again.`)
  const strange = input.TransitiveTagKeys?.find(key => !passedKeys.has(fold(key)))
  if (strange !== undefined)
    throw validationError(`The transitive tag key '${strange}' is none of the session tags that are passed.`)
  const tags = overlaid(
    inherited,
    passed.map(tag => ({ key: tag.Key ?? '', value: tag.Value ?? '' })),
  )
  if (tags.length > mostTags)
    throw validationError(
      `A session has at most ${mostTags} tags, inherited ones included, not ${tags.length}.`,
    )
  const transitive = [...inherited.map(tag => tag.key), ...(input.TransitiveTagKeys ?? [])]
  return {
    tags: tags.length === 0 ? undefined : tags,
    transitiveTagKeys: transitive.length === 0 ? undefined : transitive,
  }
}

/** Source: STS API Reference, AssumeRole. */
export const assumeRole = memoryOperation('AssumeRole', {
  authorize: authorizeAssume,
  run: async call => {
    const { input, caller, ports } = call
    const chained = caller.type === 'assumedRole'
    const durationSeconds = input.DurationSeconds ?? hour
    const asked = requireTarget(call)
    checkDuration(durationSeconds, chained, asked.role)
    // What is wrong in the request itself uses no code up.
    sessionLimits(input, asked.view)
    // It counts for the trust policy and is no part of the session. Source: IAM User Guide, "Secure API access with MFA".
    await proveMfa(call)
    // Taking the code may have waited, and the role can be another by now.
    const { role, accountId, view } = requireTarget(call)
    checkDuration(durationSeconds, chained, role)
    const name = input.RoleSessionName ?? ''
    const sourceIdentity = sourceIdentityOf(call)
    const issued = await issueCredentials(ports, {
      accountId,
      principalId: role.roleId,
      kind: 'role',
      durationSeconds,
      name,
      sourceIdentity,
      limits: sessionLimits(input, view),
      ...sessionTags(call),
    })
    return {
      Credentials: toApiCredentials(issued),
      AssumedRoleUser: {
        AssumedRoleId: `${role.roleId}:${name}`,
        Arn: stsArn(accountId, 'assumed-role', `${role.roleName}/${name}`),
      },
      PackedPolicySize: issued.packedPercent,
      SourceIdentity: sourceIdentity,
    }
  },
})
