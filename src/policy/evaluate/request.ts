import type { Principal } from './principal.ts'

/** A value of the request: one text, or a list of texts for a key that takes several. */
export type ContextValue = string | readonly string[]

/** The condition keys of a request. Keys are lower-cased, since their names are compared without regard to case. */
export interface RequestContext {
  readonly values: ReadonlyMap<string, ContextValue>
}

/** Keys of which nobody knows whether the request has them, and with what value. */
export interface OpenKeys {
  /** Whether an absent key, in lower case, is one of them; the others are certainly absent. */
  readonly isOpen: (key: string) => boolean
  /** Whether what hangs on them is taken to come out for the request or against it. */
  readonly count: 'for' | 'against'
}

export interface AccessRequest {
  /** `service:Name`, in any letter case. */
  readonly action: string
  /** The ARN of the resource, or `*` for actions that know none. */
  readonly resource: string
  readonly context: RequestContext
  /** Who asks; without it a principal of the resource's own account whom resource-based policies do not know. */
  readonly principal?: Principal | undefined
  /** The account that the resource belongs to; without it the principal's own. */
  readonly resourceOwner?: string | undefined
  /** Given, the context is not all: what is refused `for` is always refused, what is allowed `against` always allowed. */
  readonly open?: OpenKeys | undefined
}

/**
 * The condition keys of a request. An entry whose key came before, in whatever letter case, adds its
 * values to the earlier ones. A key with an empty list is as good as absent.
 */
export function createContext(
  entries: Iterable<readonly [key: string, value: ContextValue]>,
): RequestContext {
  const values = new Map<string, ContextValue>()
  for (const [key, value] of entries) {
    const name = key.toLowerCase()
    const earlier = values.get(name)
    if (earlier !== undefined) values.set(name, [earlier, value].flat())
    else if (typeof value === 'string' || value.length > 0) values.set(name, value)
  }
  return { values }
}

/** The value of a key that has exactly one; a list of one is that one. */
export function singleValue(context: RequestContext, key: string): string | undefined {
  const value = context.values.get(key)
  if (value === undefined || typeof value === 'string') return value
  return value.length === 1 ? value[0] : undefined
}
