import { compileCondition, matchesCondition } from '../evaluate/conditions.ts'
import type { Outcome } from '../evaluate/explanation.ts'
import { globCovers } from '../evaluate/glob-covers.ts'
import { globsOverlap } from '../evaluate/globs-overlap.ts'
import type { RequestContext } from '../evaluate/request.ts'
import { type ParsedStatement, parsePolicy, type ValueList } from '../model/parse.ts'

/** A request with wildcards: "may something be done by `s3:Get*` on `arn:aws:s3:::reports/*`?" */
export interface WildcardRequest {
  /** With `*` and `?`, in any letter case. */
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

export interface WildcardPolicies {
  readonly identity: readonly string[]
  readonly boundary?: string | undefined
  readonly session?: readonly string[] | undefined
}

/**
 * Whether some request that the pattern stands for can be allowed. It is `allowed` when in every kind of policy an
 * Allow overlaps it, and `explicitDeny` when a Deny covers all of it; a Deny of a part leaves the rest. Never throws.
 * Another question than `decide` answers: each kind is asked by itself, so that an `allowed` may rest on different
 * requests in different policies. Variables in patterns count as `*` in an Allow and as covering nothing in a Deny.
 */
export function decideWildcard(policies: WildcardPolicies, request: WildcardRequest): Outcome {
  const { identity, boundary, session } = policies
  const kinds = [identity, boundary === undefined ? undefined : [boundary], session].flatMap(texts =>
    texts === undefined ? [] : [texts.map(statementsOf)],
  )
  const asked = { ...request, action: request.action.toLowerCase() }
  if (kinds.some(kind => kind.flat().some(each => denies(each, asked)))) return 'explicitDeny'
  return kinds.every(kind => kind.flat().some(each => allows(each, asked))) ? 'allowed' : 'implicitDeny'
}

interface Statement extends ParsedStatement {
  readonly variables: boolean
}

function statementsOf(text: string): readonly Statement[] {
  const policy = parsePolicy(text)
  const version = policy.version?.value
  const broken = policy.problems.length > 0
  return policy.statements
    .filter(({ effect, unreadable }) => !broken && effect !== undefined && unreadable.size === 0)
    .map(each => ({ ...each, variables: version !== undefined && version !== '2008-10-17' }))
}

const starred = (text: string): string => text.replaceAll(/\$\{[^}]*\}/g, '*')

/** Some request of the pattern matches. */
function allows(statement: Statement, { action, resource, context }: WildcardRequest): boolean {
  if (statement.effect?.value !== 'Allow') return false
  const resourceText = (text: string) => (statement.variables ? starred(text) : text)
  return (
    meets(
      statement.action,
      statement.notAction,
      text => actionsOverlap(text.toLowerCase(), action),
      text => actionCovers(text.toLowerCase(), action),
    ) &&
    meets(
      statement.resource,
      statement.notResource,
      text => globsOverlap(resourceText(text), resource),
      text => !text.includes('$' + '{') && globCovers(text, resource),
    ) &&
    holds(statement, context, false)
  )
}

/** Every request of the pattern matches. */
function denies(statement: Statement, { action, resource, context }: WildcardRequest): boolean {
  if (statement.effect?.value !== 'Deny') return false
  const isCovered = (text: string) => !text.includes('$' + '{') && globCovers(text, resource)
  return (
    covers(
      statement.action,
      statement.notAction,
      text => actionCovers(text.toLowerCase(), action),
      text => actionsOverlap(text.toLowerCase(), action),
    ) &&
    covers(statement.resource, statement.notResource, isCovered, text =>
      globsOverlap(starred(text), resource),
    ) &&
    holds(statement, context, true)
  )
}

type Test = (text: string) => boolean

/** One of the list overlaps the pattern; for a negated list none covers all of it. */
const meets = (
  plain: ValueList | undefined,
  negated: ValueList | undefined,
  overlaps: Test,
  isCovered: Test,
) =>
  plain !== undefined
    ? plain.values.some(({ value }) => overlaps(value))
    : negated !== undefined && !negated.values.some(({ value }) => isCovered(value))

/** One of the list covers the pattern; for a negated list none overlaps it. */
const covers = (
  plain: ValueList | undefined,
  negated: ValueList | undefined,
  isCovered: Test,
  overlaps: Test,
) =>
  plain !== undefined
    ? plain.values.some(({ value }) => isCovered(value))
    : negated !== undefined && !negated.values.some(({ value }) => overlaps(value))

/** Service and name apart, as `*` does not run over the colon but for the lone star. */
const split = (action: string): readonly [string, string] => {
  if (action === '*') return ['*', '*']
  const colon = action.indexOf(':')
  return colon < 0 ? ['', ''] : [action.slice(0, colon), action.slice(colon + 1)]
}

function actionsOverlap(pattern: string, action: string): boolean {
  const [a, b] = [split(pattern), split(action)]
  return globsOverlap(a[0], b[0]) && globsOverlap(a[1], b[1])
}

function actionCovers(pattern: string, action: string): boolean {
  const [a, b] = [split(pattern), split(action)]
  return globCovers(a[0], b[0]) && globCovers(a[1], b[1])
}

const holds = (
  { conditions, variables }: Statement,
  context: RequestContext,
  whenUnreadable: boolean,
): boolean =>
  conditions.every(each => matchesCondition(compileCondition(each, variables), context, whenUnreadable))
