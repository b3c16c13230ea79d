import { globCovers } from '../evaluate/glob-covers.ts'
import { replaceEdit } from '../model/edit.ts'
import { type Member, quote } from '../model/json-node.ts'
import type { ValueList } from '../model/parse.ts'
import type { ActionFacts, PolicyFacts, ResourceFacts, StatementFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'
import { appendFix, conditionFix } from './fix.ts'
import { perStatement } from './per-statement.ts'

/** An action on roles that gives away more than it seems to. */
interface RoleAction {
  readonly action: string
  /** The condition key that narrows the grant enough. */
  readonly narrowedBy: string
  /** What a grant on all roles means, as the end of the sentence. */
  readonly danger: string
  readonly partsOf: (statement: StatementFacts) => GrantingParts
}

/** Parts of an Allow that let an action through, by the way in which they do, and a resource that is every role. */
interface GrantingParts {
  readonly name: ActionFacts | undefined
  readonly wildcard: ActionFacts | undefined
  readonly notAction: Member | undefined
  readonly everyRole: ResourceFacts | undefined
}

const roleAction = (action: string, narrowedBy: string, roles: string, danger: string): RoleAction => ({
  action,
  narrowedBy,
  danger,
  partsOf: perStatement(({ actions, resources, parsed: { notAction } }) => {
    const name = action.toLowerCase()
    const covering = actions.filter(
      ({ at, prefix, wildcard }) =>
        (prefix === 'iam' || wildcard) && globCovers(at.value.toLowerCase(), name),
    )
    const listed = covering.filter(({ negated }) => !negated)
    const excludes = covering.some(({ negated }) => negated)
    return {
      name: listed.find(({ wildcard }) => !wildcard),
      wildcard: listed.find(({ wildcard }) => wildcard),
      notAction: excludes ? undefined : notAction?.member,
      everyRole: resources.find(each => isEveryRole(each, roles)),
    }
  }),
})

/** `role/*` and the like: the last part of a pattern for every role that the action is of use for. */
export const passRole = roleAction(
  'iam:PassRole',
  'iam:PassedToService',
  'role/*',
  'whoever has it can give any service the rights of any role',
)

export const createServiceLinkedRole = roleAction(
  'iam:CreateServiceLinkedRole',
  'iam:AWSServiceName',
  'role/aws-service-role/*',
  'whoever has it can let any service into the account',
)

/** How a statement comes to allow the action: by its name, by a wildcard, or by leaving it out of NotAction. */
type Way = 'name' | 'wildcard' | 'notAction'

/** The check of a rule about an Allow of an action on roles that is wider than it looks: on all but some, or on all. */
export const roleGrant = (
  { action, narrowedBy, danger, partsOf }: RoleAction,
  way: Way,
  over: 'notResource' | 'star',
) => {
  const narrowing = narrowedBy.toLowerCase()
  return (statement: StatementFacts, policy: PolicyFacts): Draft | undefined => {
    const { effect, parsed, conditionKeys } = statement
    if (effect !== 'Allow' || conditionKeys.has(narrowing)) return undefined
    const parts = partsOf(statement)
    const granting = grantingPart(parts, action, way)
    if (granting === undefined) return undefined
    const { range, text } = granting
    const { notAction, notResource } = parsed
    const exclude = () =>
      notAction === undefined ? [] : appendFix(policy, notAction, action, `Exclude ${action}`)
    if (over === 'notResource') {
      if (notResource === undefined) return undefined
      return {
        range,
        message: `${text} every role that NotResource does not list, so ${danger}; list the roles in Resource.`,
        fixes: way === 'notAction' ? exclude() : listed(notResource),
      }
    }
    const star = parts.everyRole
    if (star === undefined) return undefined
    return {
      range: star.at,
      message: `${text} every role by ${quote(star.at.value)}, so ${danger}; name the roles or test ${narrowedBy}.`,
      fixes:
        way === 'notAction' ? exclude() : conditionFix(policy, statement, 'StringEquals', narrowedBy, ''),
    }
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
function grantingPart(parts: GrantingParts, action: string, way: Way) {
  if (way === 'notAction') {
    const { notAction } = parts
    return notAction && { range: notAction.nameRange, text: `NotAction leaves ${action} in, on` }
  }
  const found = parts[way]
  if (found === undefined) return undefined
  const text = way === 'name' ? `${action} is allowed on` : `${quote(found.at.value)} allows ${action} on`
  return { range: found.at, text }
}

/**
 * Whether a pattern takes in every role, of whatever account it names. One that begins a name with something is a
 * naming scheme, which is narrow enough.
 */
function isEveryRole({ at, arn, negated }: ResourceFacts, roles: string): boolean {
  // Most resources are of other services.
  if (negated || (arn !== undefined && arn.service !== 'iam' && !/[*?]/.test(arn.service))) return false
  const { partition, account } = arn ?? { partition: 'aws', account: '111122223333' }
  return globCovers(at.value, `arn:${partition}:iam::${account}:${roles}`)
}
