import { globCovers } from '../evaluate/glob-covers.ts'
import { replaceEdit } from '../model/edit.ts'
import { quote } from '../model/json-node.ts'
import type { ValueList } from '../model/parse.ts'
import type { ActionFacts, PolicyFacts, ResourceFacts, StatementFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'
import { appendFix, conditionFix } from './fix.ts'

/** An action on roles that gives away more than it seems to. */
interface RoleAction {
  readonly action: string
  /** The condition key that narrows the grant enough. */
  readonly narrowedBy: string
  /** The last part of a pattern for every role that the action is of use for. */
  readonly roles: string
  /** What a grant on all roles means, as the end of the sentence. */
  readonly danger: string
}

export const passRole: RoleAction = {
  action: 'iam:PassRole',
  narrowedBy: 'iam:PassedToService',
  roles: 'role/*',
  danger: 'whoever has it can give any service the rights of any role',
}

export const createServiceLinkedRole: RoleAction = {
  action: 'iam:CreateServiceLinkedRole',
  narrowedBy: 'iam:AWSServiceName',
  roles: 'role/aws-service-role/*',
  danger: 'whoever has it can let any service into the account',
}

export interface RoleGrant extends RoleAction {
  /** How a statement comes to allow the action: by its name, by a wildcard, or by leaving it out of NotAction. */
  readonly way: 'name' | 'wildcard' | 'notAction'
  /** Over all roles but some, or over all roles. */
  readonly over: 'notResource' | 'star'
}

/** An Allow of an action on roles that is wider than it looks. */
export function roleGrant(
  statement: StatementFacts,
  policy: PolicyFacts,
  grant: RoleGrant,
): Draft | undefined {
  const { effect, parsed, conditionKeys } = statement
  if (effect !== 'Allow' || conditionKeys.has(grant.narrowedBy.toLowerCase())) return undefined
  const granting = grantingPart(statement, grant)
  if (granting === undefined) return undefined
  const { range, text } = granting
  const excluding =
    parsed.notAction === undefined
      ? []
      : appendFix(policy, parsed.notAction, grant.action, `Exclude ${grant.action}`)
  if (grant.over === 'notResource') {
    if (parsed.notResource === undefined) return undefined
    const over = 'every role that NotResource does not list'
    return {
      range,
      message: `${text} ${over}, so ${grant.danger}; list the roles in Resource.`,
      fixes: grant.way === 'notAction' ? excluding : listed(parsed.notResource),
    }
  }
  const star = statement.resources.find(each => isEveryRole(each, grant.roles))
  if (star === undefined) return undefined
  return {
    range: star.at,
    message: `${text} every role by ${quote(star.at.value)}, so ${grant.danger}; name the roles or test ${grant.narrowedBy}.`,
    fixes:
      grant.way === 'notAction'
        ? excluding
        : conditionFix(policy, statement, 'StringEquals', grant.narrowedBy, ''),
  }
}

/** Resource in place of NotResource, to be filled in. */
const listed = ({ member }: ValueList): readonly Fix[] =>
  member.value === undefined
    ? []
    : [
        {
          title: 'List the roles in Resource',
          edits: [replaceEdit(member.nameRange, '"Resource"'), replaceEdit(member.value, '[]')],
        },
      ]

/** The part of the statement that lets the action through in the way asked for. */
function grantingPart({ actions, parsed }: StatementFacts, { action, way }: RoleGrant) {
  const name = action.toLowerCase()
  const covers = ({ at }: ActionFacts) => globCovers(at.value.toLowerCase(), name)
  if (way === 'notAction') {
    if (parsed.notAction === undefined || actions.some(each => each.negated && covers(each))) return undefined
    return { range: parsed.notAction.member.nameRange, text: `NotAction leaves ${action} in, on` }
  }
  const found = actions.find(
    each =>
      !each.negated &&
      (way === 'name' ? each.at.value.toLowerCase() === name : each.wildcard && covers(each)),
  )
  if (found === undefined) return undefined
  const text = way === 'name' ? `${action} is allowed on` : `${quote(found.at.value)} allows ${action} on`
  return { range: found.at, text }
}

/**
 * Whether a pattern takes in every role, of whatever account it names. One that begins a name with something is a
 * naming scheme, which is narrow enough.
 */
function isEveryRole({ at, arn, negated }: ResourceFacts, roles: string): boolean {
  if (negated) return false
  const { partition, account } = arn ?? { partition: 'aws', account: '111122223333' }
  return globCovers(at.value, `arn:${partition}:iam::${account}:${roles}`)
}
