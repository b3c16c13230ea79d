import { type Candidate, type CompiledPolicy, candidates } from './compile.ts'
import { openKeysOf } from './open-keys.ts'
import { naming } from './principal-matcher.ts'
import type { AccessRequest } from './request.ts'
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
        const keys = openKeysOf(candidate, request)
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
