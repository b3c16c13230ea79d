import { globCovers } from '../evaluate/glob-covers.ts'
import { replaceEdit } from '../model/edit.ts'
import { quote } from '../model/json-node.ts'
import type { ValueList } from '../model/parse.ts'
import type { PolicyFacts, ResourceFacts, StatementFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'
import { conditionFix, replaceFix } from './fix.ts'

/** How a statement comes to allow an action: by its name, by a wildcard, or by leaving it out of NotAction. */
type Way = 'name' | 'wildcard' | 'notAction'

export interface RoleGrant {
  /** `iam:PassRole`. */
  readonly action: string
  /** A condition key in lower case that narrows the grant enough. */
  readonly narrowedBy: string
  readonly way: Way
  /** Over all roles but some, or over all roles. */
  readonly over: 'notResource' | 'star'
  /** What that means, as the end of the sentence. */
  readonly danger: string
}

/** An Allow of an action on roles that is wider than it looks. */
export function roleGrant(
  statement: StatementFacts,
  policy: PolicyFacts,
  grant: RoleGrant,
): Draft | undefined {
  const { effect, parsed, conditionKeys } = statement
  if (effect !== 'Allow' || conditionKeys.has(grant.narrowedBy)) return undefined
  const granting = grantingPart(statement, grant)
  if (granting === undefined) return undefined
  if (grant.over === 'notResource') {
    if (parsed.notResource === undefined) return undefined
    const over = 'every role that NotResource does not list'
    return {
      range: granting.range,
      message: `${granting.text} ${over}, so ${grant.danger}; list the roles in Resource.`,
      fixes: grant.way === 'notAction' ? excluded(statement, grant) : listed(parsed.notResource),
    }
  }
  const star = statement.resources.find(isEveryRole)
  if (star === undefined) return undefined
  return {
    range: star.at,
    message: `${granting.text} every role by ${quote(star.at.value)}, so ${grant.danger}; name the roles or test ${displayed(grant.narrowedBy)}.`,
    fixes:
      grant.way === 'notAction'
        ? excluded(statement, grant)
        : conditionFix(policy, statement, 'StringEquals', displayed(grant.narrowedBy), ''),
  }
}

/** NotAction with the action besides. */
const excluded = ({ parsed: { notAction } }: StatementFacts, { action }: RoleGrant): readonly Fix[] =>
  notAction === undefined
    ? []
    : replaceFix(notAction, [...notAction.values.map(({ value }) => value), action])

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

const displayed = (key: string): string =>
  key === 'iam:passedtoservice' ? 'iam:PassedToService' : 'iam:AWSServiceName'

/** The part of the statement that lets the action through in the way asked for. */
function grantingPart({ actions, parsed }: StatementFacts, { action, way }: RoleGrant) {
  const name = action.toLowerCase()
  const covers = (each: StatementFacts['actions'][number]) => globCovers(each.at.value.toLowerCase(), name)
  if (way === 'notAction') {
    if (parsed.notAction === undefined || actions.some(each => each.negated && covers(each))) return undefined
    return { range: parsed.notAction.member.nameRange, text: `NotAction leaves ${action} in, on` }
  }
  const found = actions.find(
    each =>
      !each.negated &&
      (way === 'name' ? each.at.value.toLowerCase() === name : each.wildcard && covers(each)),
  )
  const text =
    way === 'name' ? `${action} is allowed on` : `${quote(found?.at.value ?? '')} allows ${action} on`
  return found && { range: found.at, text }
}

/** A name that begins with something is a naming scheme, which is narrow enough. */
const isEveryRole = ({ at, arn, negated }: ResourceFacts): boolean =>
  !negated &&
  (at.value === '*' || /^(?:\*|role\*|role\/\*|role\/aws-service-role\/\*)$/.test(arn?.resource ?? ''))
