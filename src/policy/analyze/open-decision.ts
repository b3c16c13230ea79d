import { type DecideOptions, type Decision, decide } from '../evaluate/decide.ts'
import { missingKeys } from '../evaluate/missing-keys.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { AccessRequest, OpenKeys } from '../evaluate/request.ts'

/** Allowed or denied whatever the open keys are; `conditional` where it depends on them. */
export type Access = 'allowed' | 'conditional' | 'denied'

export interface OpenDecision {
  readonly access: Access
  /** What decides as long as the open keys come out for the request. */
  readonly decision: Decision
  /** The open keys on which a conditional access depends, sorted, as the policies write them. */
  readonly keys: readonly string[]
}

export type IsOpen = OpenKeys['isOpen']

const noKeys: readonly string[] = []

/**
 * Decides a request of which only some condition keys are known. Conditions are taken one by one: two that exclude each
 * other leave a `conditional` that nobody can meet. Never throws.
 */
export function decideOpen(
  set: PolicySet,
  request: AccessRequest,
  isOpen: IsOpen,
  options?: DecideOptions,
): OpenDecision {
  const ask = (count: OpenKeys['count']) => decide(set, { ...request, open: { isOpen, count } }, options)
  const decision = ask('for')
  if (decision.outcome !== 'allowed') return { access: 'denied', decision, keys: noKeys }
  if (ask('against').outcome === 'allowed') return { access: 'allowed', decision, keys: noKeys }
  const { identity, boundary, resource } = set
  const kinds = [identity, boundary && [boundary], resource && [resource]].filter(kind => kind !== undefined)
  const keys = missingKeys(kinds, { ...request, open: { isOpen, count: 'for' } }, boundary !== undefined)
  return { access: 'conditional', decision, keys }
}
