import { once } from '../../lib/once.ts'
import { type WrittenVariable, writtenVariables } from '../model/variables.ts'
import { matchesGlob } from './glob.ts'
import type { RequestContext } from './request.ts'
import { compileTextPattern, matchesTextPattern, type TextPattern } from './text-pattern.ts'

/** The Resource or NotResource of a statement. */
export interface ResourceMatcher {
  readonly negated: boolean
  /** The list has the literal `*`. */
  readonly all: boolean
  readonly patterns: readonly TextPattern[]
  /** The variables of its texts; read from them on the first call. */
  readonly variables: () => readonly WrittenVariable[]
  /** A pattern could not be read; it counts as matching where that gives less, and not where it gives more. */
  readonly unreadable: readonly string[]
}

export interface ResourceOptions {
  readonly negated: boolean
  readonly variables: boolean
  /** The statement denies. */
  readonly denies: boolean
}

/**
 * Compiles resource patterns. What IAM would not have stored (no ARN, a wildcard in the service, a
 * variable before the fifth colon) matches as it stands where a match gives less, that is in a Deny's
 * Resource or an Allow's NotResource, and nothing elsewhere.
 */
export function compileResources(resources: readonly string[], options: ResourceOptions): ResourceMatcher {
  const { negated, variables, denies } = options
  const restricts = denies !== negated
  const patterns: TextPattern[] = []
  const unreadable: string[] = []
  let all = false
  for (const resource of resources) {
    if (resource === '*') all = true
    else {
      const pattern = compileTextPattern(resource, { mode: 'resource', wildcards: true, variables })
      if (pattern.malformed) {
        unreadable.push(`the variable in "${resource}" cannot be read`)
        if (restricts) all = true
      } else if (restricts || isStorable(resource, variables)) patterns.push(pattern)
    }
  }
  const written = once(() => (variables ? resources.flatMap(writtenVariables) : []))
  return { negated, all, patterns, variables: written, unreadable }
}

const isStorable = (resource: string, variables: boolean): boolean => {
  const parts = resource.split(':')
  if (parts[0] !== 'arn' || parts.length < 3 || /[*?]/.test(parts[2] ?? '')) return false
  return !variables || !parts.slice(0, 5).some(part => part.includes('${'))
}

/** Whether the element matches the resource; `*` as resource is matched by the literal `*` only. */
export function matchesResource(
  matcher: ResourceMatcher,
  resource: string,
  context: RequestContext,
): boolean {
  return listed(matcher, resource, context) !== matcher.negated
}

/** Whether the element could match the resource, had every variable in it the right value. */
export function couldMatchResource(
  matcher: ResourceMatcher,
  resource: string,
  context: RequestContext,
): boolean {
  if (matcher.negated) return matchesResource(matcher, resource, context)
  return matcher.all || matcher.patterns.some(pattern => matchesGlob(pattern.outline, resource))
}

function listed(matcher: ResourceMatcher, resource: string, context: RequestContext): boolean {
  if (matcher.all) return true
  for (const pattern of matcher.patterns) if (matchesTextPattern(pattern, resource, context)) return true
  return false
}
