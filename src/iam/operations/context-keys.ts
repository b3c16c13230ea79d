import { contextKeys } from '../../policy/analyze/context-keys.ts'
import type { CompiledPolicy } from '../../policy/evaluate/compile.ts'
import { memoryOperation, type OutputOf } from '../operation.ts'
import { onPolicySource, requirePolicySource } from './simulation-caller.ts'
import { requireInputPolicies } from './simulation-policies.ts'

/** Source: IAM API Reference, GetContextKeysForCustomPolicy. */
export const getContextKeysForCustomPolicy = memoryOperation('GetContextKeysForCustomPolicy', {
  authorize: () => ({ resource: '*' }),
  run: async ({ input }) => {
    requireInputPolicies(input.PolicyInputList)
    return keysOf((input.PolicyInputList ?? []).map(contextKeys))
  },
})

/**
 * Of all that decides what a user or role may do, its permissions boundary included; of a group what it brings.
 * Source: IAM API Reference, GetContextKeysForPrincipalPolicy.
 */
export const getContextKeysForPrincipalPolicy = memoryOperation('GetContextKeysForPrincipalPolicy', {
  authorize: onPolicySource,
  run: async call => {
    const { input, view } = call
    const { identity, boundary } = view.policySet(requirePolicySource(call).id)
    requireInputPolicies(input.PolicyInputList)
    return keysOf([
      ...[...identity, ...(boundary === undefined ? [] : [boundary])].map(keysIn),
      ...(input.PolicyInputList ?? []).map(contextKeys),
    ])
  },
})

/** By what all copies of a compiled policy share. */
const remembered = new WeakMap<CompiledPolicy['remembered'], readonly string[]>()

function keysIn(policy: CompiledPolicy): readonly string[] {
  const known = remembered.get(policy.remembered)
  if (known !== undefined) return known
  const keys = contextKeys(policy.text)
  remembered.set(policy.remembered, keys)
  return keys
}

/** Each once, whatever its letter case, sorted. */
function keysOf(lists: readonly (readonly string[])[]): OutputOf<'GetContextKeysForCustomPolicy'> {
  const keys = new Map<string, string>()
  for (const key of lists.flat()) if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key)
  return { ContextKeyNames: [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key) }
}
