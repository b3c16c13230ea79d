import { type Condition, compileCondition, matchesCondition } from '../evaluate/conditions.ts'
import type { Outcome } from '../evaluate/explanation.ts'
import { globCovers } from '../evaluate/glob-covers.ts'
import { globsOverlap } from '../evaluate/globs-overlap.ts'
import { languageOf } from '../evaluate/policy-language.ts'
import type { RequestContext } from '../evaluate/request.ts'
import { elementsOf, type Texts } from '../evaluate/statement-elements.ts'
import { parsePolicy } from '../model/parse.ts'
import { starred } from '../model/variables.ts'
import { hasVariable } from './samples.ts'

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
 * requests in different policies; Denies that cover it only together are not added up. Variables in patterns count as `*` in an Allow and as covering nothing in a Deny.
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

interface Statement extends ReturnType<typeof elementsOf> {
  readonly effect: string | undefined
  readonly conditions: readonly Condition[]
  readonly variables: boolean
  readonly broken: boolean
}

function statementsOf(text: string): readonly Statement[] {
  const policy = parsePolicy(text)
  const { variables, faults } = languageOf(policy)
  return policy.statements.map(each => ({
    ...elementsOf(each, 'identity'),
    effect: each.effect?.value,
    conditions: each.conditions.map(condition => compileCondition(condition, variables)),
    variables,
    broken: faults.length > 0,
  }))
}

/** Some request of the pattern matches. */
function allows(
  { effect, faults, broken, action, resource, ...rest }: Statement,
  asked: WildcardRequest,
): boolean {
  if (effect !== 'Allow' || broken || faults.length > 0 || resource === 'own') return false
  const mayBe = (text: string) => (rest.variables ? starred(text) : text)
  return (
    action !== undefined &&
    meets(action, actionTests(asked)) &&
    resource !== undefined &&
    meets(resource, {
      overlaps: text => globsOverlap(mayBe(text), asked.resource),
      covers: text => !hasVariable(text) && globCovers(text, asked.resource),
    }) &&
    rest.conditions.every(each => matchesCondition(each, asked.context, false))
  )
}

/** Every request of the pattern matches; what cannot be read of a Deny is counted as if it did. */
function denies({ effect, action, resource, conditions }: Statement, asked: WildcardRequest): boolean {
  if (effect !== 'Deny') return false
  return (
    (action === undefined || covers(action, actionTests(asked))) &&
    (resource === undefined ||
      resource === 'own' ||
      covers(resource, {
        overlaps: text => globsOverlap(starred(text), asked.resource),
        covers: text => !hasVariable(text) && globCovers(text, asked.resource),
      })) &&
    conditions.every(each => matchesCondition(each, asked.context, true))
  )
}

/** How one text of a list stands to the pattern. */
interface Tests {
  readonly overlaps: (text: string) => boolean
  readonly covers: (text: string) => boolean
}

/** One of the list overlaps the pattern; for a negated list none covers all of it. */
const meets = ({ texts, negated }: Texts, tests: Tests): boolean =>
  negated ? !texts.some(tests.covers) : texts.some(tests.overlaps)

/** One of the list covers the pattern; for a negated list none overlaps it. */
const covers = ({ texts, negated }: Texts, tests: Tests): boolean =>
  negated ? !texts.some(tests.overlaps) : texts.some(tests.covers)

const actionTests = ({ action }: WildcardRequest): Tests => ({
  overlaps: text => actionsOverlap(text.toLowerCase(), action),
  covers: text => actionCovers(text.toLowerCase(), action),
})

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
