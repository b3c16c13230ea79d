import type { WrittenVariable } from '../model/variables.ts'
import type { Candidate } from './compile.ts'
import { matchesCondition } from './conditions.ts'
import type { AccessRequest } from './request.ts'
import { couldMatchResource, matchesResource } from './resource-matcher.ts'

/**
 * The keys on which it depends whether the resource and the conditions of a statement match, as the policy writes them;
 * undefined when they cannot. All keys that the request does not have count unless it says which ones are open.
 */
export function openKeysOf(
  { resource, conditions, denies }: Candidate,
  { resource: asked, context, open }: AccessRequest,
): readonly string[] | undefined {
  const isOpen = (key: string): boolean => !context.values.has(key) && (open?.isOpen(key) ?? true)
  const keys: string[] = []
  if (resource !== undefined) {
    if (!couldMatchResource(resource, asked, context)) return undefined
    if (resource.negated || !matchesResource(resource, asked, context)) {
      const variables = openVariables(resource.variables(), isOpen)
      if (variables.length === 0 && !matchesResource(resource, asked, context)) return undefined
      keys.push(...variables)
    }
  }
  for (const condition of conditions) {
    const variables = openVariables(condition.variables(), isOpen)
    keys.push(...variables)
    if (isOpen(condition.lookup)) keys.push(condition.key)
    else if (variables.length === 0 && !matchesCondition(condition, context, denies)) return undefined
  }
  return keys
}

const openVariables = (
  variables: readonly WrittenVariable[],
  isOpen: (key: string) => boolean,
): readonly string[] =>
  variables.flatMap(({ name, fallback }) =>
    fallback === undefined && isOpen(name.toLowerCase()) ? [name] : [],
  )
