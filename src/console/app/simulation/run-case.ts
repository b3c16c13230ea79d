import { nameOfArn } from '../../../lib/arn.ts'
import type { Outcome } from '../../../policy/evaluate/explanation.ts'
import { prepareSimulation } from './prepare-simulation.ts'
import type { SavedCase } from './saved-case.ts'
import type { Compile, SimulatedWorld } from './simulated-world.ts'
import type { ReplacedText, SimulationInput } from './simulation-input.ts'
import { simulatedEntity } from './used-policies.ts'

/** What came of a case, or why nothing can. */
export type CaseRun =
  | { readonly state: 'passed' | 'failed'; readonly came: Outcome }
  | { readonly state: 'impossible'; readonly why: string }

/** What a case asks: its one action and resource. */
export const requestOfCase = ({
  input,
}: SavedCase): { readonly action: string; readonly resource: string } => ({
  action: input.actions[0] ?? '',
  resource: input.resources[0] ?? '*',
})

/** The case's input with texts that somebody is writing in the place of those that are saved. */
export function inputWith(input: SimulationInput, texts: readonly ReplacedText[]): SimulationInput {
  if (texts.length === 0) return input
  const keys = new Set(texts.map(({ key }) => key))
  return {
    ...input,
    off: input.off.filter(key => !keys.has(key)),
    replaced: [...input.replaced.filter(({ key }) => !keys.has(key)), ...texts],
  }
}

/**
 * Decides a case, with `texts` in the place of what the policies with these keys say. Costs little when `compile`
 * remembers: only the texts that changed are compiled.
 */
export function runCase(
  saved: SavedCase,
  texts: readonly ReplacedText[],
  world: SimulatedWorld,
  compile: Compile,
): CaseRun {
  const input = inputWith(saved.input, texts)
  if (input.principal !== undefined && world.entities === undefined)
    return { state: 'impossible', why: 'The policies of users, groups and roles cannot be read.' }
  if (input.principal !== undefined && simulatedEntity(world, input) === undefined)
    return { state: 'impossible', why: `The account has no “${nameOfArn(input.principal)}” any more.` }
  const { policies, decide, isTooMuch } = prepareSimulation(world, input, compile)
  const unused = texts.find(
    ({ key }) => saved.about.includes(key) && !policies.some(({ policyKey }) => policyKey === key),
  )
  if (unused !== undefined)
    return {
      state: 'impossible',
      why: `“${nameOfArn(input.principal ?? saved.name)}” does not have the policy “${nameOfArn(unused.key)}” any more.`,
    }
  // Decided without its text, it would come out as if it allowed nothing.
  const unread = policies.find(
    ({ on, policyKey, saved: stored, replaced }) =>
      on && policyKey !== undefined && stored === undefined && !replaced,
  )
  if (unread !== undefined) return { state: 'impossible', why: `The policy “${unread.name}” cannot be read.` }
  const { action, resource } = requestOfCase(saved)
  if (isTooMuch(action, [resource]))
    return { state: 'impossible', why: 'Its policies and its resource are too long to be compared here.' }
  const came = decide(action, resource).outcome
  return { state: came === saved.expected ? 'passed' : 'failed', came }
}
