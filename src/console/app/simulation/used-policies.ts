import { isAwsManagedPolicyArn, nameOfArn } from '../../../lib/arn.ts'
import type { PolicySource } from '../../../policy/evaluate/explanation.ts'
import type { AccountEntity } from '../../api/account-entities.ts'
import type { SimulatedWorld } from './simulated-world.ts'
import { entityOfArn } from './simulated-world.ts'
import { boundaryKey, givenKey, type SimulationInput } from './simulation-input.ts'

/** A policy of a simulation, whether it counts or not. */
export interface UsedPolicy {
  /** Under which it is switched off and replaced. */
  readonly key: string
  /** The policy itself, whatever it does in this simulation; undefined for a text that exists only in it. */
  readonly policyKey: string | undefined
  readonly name: string
  readonly as: 'identity' | 'boundary'
  readonly source: PolicySource
  /** As it is stored; undefined for what is stored nowhere, and while it is not read. */
  readonly saved: string | undefined
  /** As it is simulated. */
  readonly text: string
  readonly on: boolean
  readonly replaced: boolean
}

/** Which kinds of policies a person knows. */
export const kindOfPolicy = ({ policyKey, source }: UsedPolicy): string => {
  if (policyKey === undefined) return 'Given here'
  if (source.kind === 'inline') return 'Inline'
  return isAwsManagedPolicyArn(source.id) ? 'AWS managed' : 'Customer managed'
}

/** The principal of a simulation, when the account has it. */
export const simulatedEntity = (
  world: SimulatedWorld,
  { principal }: SimulationInput,
): AccountEntity | undefined => (principal === undefined ? undefined : entityOfArn(world, principal))

/** The identity-based policies of a simulation and the permissions boundary, in the order in which people read them. */
export function usedPolicies(world: SimulatedWorld, input: SimulationInput): readonly UsedPolicy[] {
  const off = new Set(input.off)
  const replaced = new Map(input.replaced.map(({ key, text }) => [key, text]))
  const entity = simulatedEntity(world, input)
  const used = (
    policy: Pick<UsedPolicy, 'key' | 'policyKey' | 'name' | 'source' | 'saved'>,
    as: UsedPolicy['as'] = 'identity',
    other = replaced.get(policy.key),
  ): UsedPolicy => ({
    ...policy,
    as,
    text: other ?? policy.saved ?? '',
    on: !off.has(policy.key),
    replaced: other !== undefined,
  })
  const boundary = entity?.boundary()
  return [
    ...(entity?.policies() ?? []).map(({ key, name, source, text }) =>
      used({ key, policyKey: key, name, source, saved: text }),
    ),
    ...input.policies.map(arn =>
      used({
        key: arn,
        policyKey: arn,
        name: nameOfArn(arn),
        source: { id: arn, kind: 'managed' },
        saved: world.documents.get(arn),
      }),
    ),
    ...input.texts.map(({ name, text }) =>
      used({
        key: givenKey(name),
        policyKey: undefined,
        name,
        source: { id: name, kind: 'inline' },
        saved: text,
      }),
    ),
    ...(boundary === undefined
      ? input.boundary === undefined
        ? []
        : [
            used(
              {
                key: boundaryKey,
                policyKey: undefined,
                name: 'Permissions boundary',
                source: { id: 'Permissions boundary', kind: 'inline' },
                saved: undefined,
              },
              'boundary',
              input.boundary,
            ),
          ]
      : [
          used(
            {
              key: boundaryKey,
              policyKey: boundary.key,
              name: boundary.name,
              source: boundary.source,
              saved: boundary.text,
            },
            'boundary',
            input.boundary ?? replaced.get(boundary.key),
          ),
        ]),
  ]
}
