import { givenKey, type SimulationInput } from '../../app/simulation/simulation-input.ts'
import type { UsedPolicy } from '../../app/simulation/used-policies.ts'

type Part = Partial<SimulationInput>

/** Switches a policy on or off, wherever in the simulation it hangs. */
export const switched = (input: SimulationInput, { key }: UsedPolicy, on: boolean): Part => ({
  off: on ? input.off.filter(each => each !== key) : [...input.off.filter(each => each !== key), key],
})

/** Another text for a policy; undefined for what is stored. */
export function withText(
  input: SimulationInput,
  { key, as, policyKey }: UsedPolicy,
  text: string | undefined,
): Part {
  if (as === 'boundary') return { boundary: text }
  if (policyKey === undefined)
    return {
      texts: input.texts.map(each => (givenKey(each.name) === key ? { ...each, text: text ?? '' } : each)),
    }
  const others = input.replaced.filter(each => each.key !== key)
  return { replaced: text === undefined ? others : [...others, { key, text }] }
}

/** Whether the policy is only in the simulation, so that it can be taken out of it. */
export const isRemovable = (input: SimulationInput, { key, as, policyKey }: UsedPolicy): boolean =>
  as === 'boundary' ? policyKey === undefined : policyKey === undefined || input.policies.includes(key)

export const withoutPolicy = (input: SimulationInput, { key, as }: UsedPolicy): Part => ({
  off: input.off.filter(each => each !== key),
  replaced: input.replaced.filter(each => each.key !== key),
  ...(as === 'boundary'
    ? { boundary: undefined }
    : {
        policies: input.policies.filter(arn => arn !== key),
        texts: input.texts.filter(({ name }) => givenKey(name) !== key),
      }),
})

/** Another policy that exists only here, under a name that none has. */
export function withNewText(input: SimulationInput, text: string): Part & { readonly key: string } {
  const names = new Set(input.texts.map(({ name }) => name))
  let number = input.texts.length + 1
  while (names.has(`Policy ${number}`)) number++
  const name = `Policy ${number}`
  return { texts: [...input.texts, { name, text }], key: givenKey(name) }
}

/** Another principal; what was said about the policies of the one before goes with it. */
export const withPrincipal = (principal: string | undefined): Part => ({
  principal,
  off: [],
  replaced: [],
  boundary: undefined,
  shown: undefined,
})
