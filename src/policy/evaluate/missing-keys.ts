import { writtenVariables } from '../model/variables.ts'
import { type Candidate, type CompiledPolicy, candidates } from './compile.ts'
import { type Condition, matchesCondition } from './conditions.ts'
import { naming } from './principal-matcher.ts'
import type { AccessRequest, RequestContext } from './request.ts'
import { couldMatchResource, matchesResource } from './resource-matcher.ts'
import { concerns, namingOf } from './statement-match.ts'

/**
 * The condition keys that the request does not have and that could change what the policies, each list those of one
 * kind, come to: keys of conditions and variables of statements whose action, resource and principal could match and
 * none of whose conditions fails on what the request has. A Deny that matches whatever they are makes all others
 * needless, an Allow the other Allows of its kind. Each once, sorted, as one of the policies writes it.
 */
export function missingKeys(
  kinds: readonly (readonly CompiledPolicy[])[],
  request: AccessRequest,
  bounded: boolean,
): readonly string[] {
  const found = new Map<string, string>()
  const add = (keys: Iterable<string>) => {
    for (const key of keys) if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), key)
  }
  for (const policies of kinds) {
    const open: string[] = []
    let granted = false
    for (const policy of policies) {
      for (const candidate of candidates(policy, request.action).all) {
        if (candidate.statement.neverApplies || !isNamed(candidate, request, bounded)) continue
        const keys = openKeys(candidate, policy, request)
        if (keys === undefined) continue
        if (candidate.denies) {
          if (keys.length === 0) return []
          add(keys)
        } else if (keys.length === 0) granted = true
        else open.push(...keys)
      }
    }
    if (!granted) add(open)
  }
  return [...found.values()].sort()
}

const isNamed = (candidate: Candidate, request: AccessRequest, bounded: boolean): boolean =>
  candidate.denies ? concerns(candidate, request, bounded) : namingOf(candidate, request) !== naming.none

/** The keys on which it depends whether a statement matches; undefined when it cannot match. */
function openKeys(
  { resource, ranges, conditions, denies }: Candidate,
  policy: CompiledPolicy,
  { resource: asked, context }: AccessRequest,
): readonly string[] | undefined {
  const open: string[] = []
  if (resource !== undefined) {
    if (!couldMatchResource(resource, asked, context)) return undefined
    if (resource.negated || !matchesResource(resource, asked, context)) {
      const { offset, length } = ranges.resource
      const variables = missingVariables(policy, [policy.text.slice(offset, offset + length)], context)
      if (variables.length === 0 && !matchesResource(resource, asked, context)) return undefined
      open.push(...variables)
    }
  }
  for (const condition of conditions) {
    if (!context.values.has(condition.lookup)) open.push(condition.key)
    const variables = missingVariables(policy, variableTexts(condition), context)
    open.push(...variables)
    const present = context.values.has(condition.lookup)
    if (present && variables.length === 0 && !matchesCondition(condition, context, denies)) return undefined
  }
  return open
}

/** Texts of a condition in which variables have a meaning. */
const variableTexts = ({ parsed, expected }: Condition): readonly string[] =>
  parsed?.family === 'string' || parsed?.family === 'arn' ? expected : []

const missingVariables = (
  policy: CompiledPolicy,
  texts: readonly string[],
  context: RequestContext,
): readonly string[] =>
  policy.variables
    ? texts
        .flatMap(writtenVariables)
        .flatMap(({ name, fallback }) =>
          fallback === undefined && !context.values.has(name.toLowerCase()) ? [name] : [],
        )
    : []
