import { principalContext } from '../../policy/evaluate/call-context.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { Principal } from '../../policy/evaluate/principal.ts'
import type { RequestContext } from '../../policy/evaluate/request.ts'
import { simulate } from '../../policy/evaluate/simulate.ts'
import { invalidInput } from '../errors.ts'
import { type InputOf, memoryOperation, type OutputOf } from '../operation.ts'
import type { Tag } from '../store/collections.ts'
import { encodeMarker } from './paging.ts'
import { withoutExcluded } from './policy-exclusions.ts'
import {
  type EntityArn,
  type FoundEntity,
  onPolicySource,
  principalOfEntity,
  readCaller,
  requirePolicySource,
} from './simulation-caller.ts'
import { simulationContext } from './simulation-context.ts'
import { checkActions, checkHandling, readOwner, readResources, readStart } from './simulation-input.ts'
import {
  compileInputBoundary,
  compileInputLevels,
  compileInputPolicies,
  compileResourcePolicy,
} from './simulation-policies.ts'
import { type ResourceSimulation, toEvaluationResult } from './simulation-results.ts'
import { createWorkMeter } from './simulation-work.ts'

type CustomInput = InputOf<'SimulateCustomPolicy'>
type Input = Omit<CustomInput, 'PolicyInputList' | 'PermissionsBoundaryPolicyInputList' | 'CallerArn'>

/** Who calls in a simulation. */
interface SimulatedCaller {
  readonly accountId: string
  /** Absent for a group, which is no principal, and where nobody is said to call. */
  readonly principal?: Principal | undefined
  readonly tags?: readonly Tag[] | undefined
}

/** Source: IAM API Reference, SimulateCustomPolicy. */
export const simulateCustomPolicy = memoryOperation('SimulateCustomPolicy', {
  authorize: () => ({ resource: '*' }),
  run: async call => {
    const { input, accountId } = call
    const set = {
      identity: compileInputPolicies(input.PolicyInputList),
      boundary: compileInputBoundary(input.PermissionsBoundaryPolicyInputList),
      serviceControl: compileInputLevels(input.OrderedOrganizationPolicyInputList),
    }
    const caller = readCaller(input.CallerArn)
    if (caller === undefined && input.ResourcePolicy !== undefined)
      throw invalidInput('Invalid caller - Caller cannot be null or empty.')
    return simulateAll(input, set, caller === undefined ? { accountId } : callerOf(caller))
  },
})

/** Source: IAM API Reference, SimulatePrincipalPolicy. */
export const simulatePrincipalPolicy = memoryOperation('SimulatePrincipalPolicy', {
  authorize: onPolicySource,
  run: async call => {
    const { input, view } = call
    const source = requirePolicySource(call)
    const own = withoutExcluded(view.policySet(source.id), input.PolicyExclusionList)
    const added = compileInputPolicies(input.PolicyInputList)
    const boundary = compileInputBoundary(input.PermissionsBoundaryPolicyInputList)
    const set =
      added.length === 0 && boundary === undefined
        ? own
        : { identity: [...own.identity, ...added], boundary: boundary ?? own.boundary }
    const caller = readCaller(input.CallerArn)
    return simulateAll(
      input,
      set,
      callerOf(caller === undefined || caller.arn === source.arn ? source : caller),
    )
  },
})

function callerOf(entity: EntityArn | FoundEntity): SimulatedCaller {
  return {
    accountId: entity.accountId,
    principal: principalOfEntity(entity),
    tags: 'tags' in entity ? entity.tags : undefined,
  }
}

const contextOf = (input: Input, { accountId, principal, tags }: SimulatedCaller): RequestContext =>
  simulationContext(
    input.ContextEntries,
    principal === undefined
      ? [['aws:PrincipalAccount', accountId]]
      : principalContext({ principal, principalTags: tags }),
  )

const defaultMaxItems = 100

/**
 * Every action on every resource, a page of actions at a time. A page ends early when its work is done up, as the
 * API allows.
 */
async function simulateAll(
  input: Input,
  policies: PolicySet,
  caller: SimulatedCaller,
): Promise<OutputOf<'SimulateCustomPolicy'>> {
  const actions = checkActions(input.ActionNames)
  const resources = readResources(input.ResourceArns)
  checkHandling(input)
  const owner = readOwner(input.ResourceOwner)
  const context = contextOf(input, caller)
  const set = withResourcePolicy(policies, input.ResourcePolicy, resources)
  const meter = createWorkMeter()
  const results = []
  let next = readStart(input.Marker)
  const end = Math.min(actions.length, next + (input.MaxItems ?? defaultMaxItems))
  for (; next < end; next++) {
    const action = actions[next] ?? ''
    const each = meter.spendOn(set, action, resources, context)
      ? simulateAction(action, resources, { set, context, caller, owner, meter })
      : undefined
    if (each === undefined) break
    results.push(toEvaluationResult(action, each))
  }
  if (results.length === 0 && next < end)
    throw invalidInput(
      `The simulation of '${actions[next]}' takes too much work; give fewer resources or shorter policies.`,
    )
  return {
    EvaluationResults: results,
    ...(next < actions.length
      ? { IsTruncated: true, Marker: encodeMarker(String(next)) }
      : { IsTruncated: false }),
  }
}

/** A policy of the resources says nothing about all resources there are. */
function withResourcePolicy(
  set: PolicySet,
  text: string | undefined,
  resources: readonly string[],
): PolicySet {
  if (text === undefined) return set
  if (resources.includes('*'))
    throw invalidInput('Invalid Entity Arn: * does not clearly define entity type and name.')
  return { ...set, resource: compileResourcePolicy(text) }
}

interface Setting {
  readonly set: PolicySet
  readonly context: RequestContext
  readonly caller: SimulatedCaller
  readonly owner: string | undefined
  readonly meter: ReturnType<typeof createWorkMeter>
}

/**
 * Undefined when there is more to tell than a page may hold. Without the resource's own policy only the caller's
 * policies are asked, whosever the resource is: the simulator never looks up what policies resources have.
 */
function simulateAction(
  action: string,
  resources: readonly string[],
  { set, context, caller, owner, meter }: Setting,
): readonly ResourceSimulation[] | undefined {
  const each: ResourceSimulation[] = []
  for (const resource of resources) {
    const resourceOwner = accountOf(resource) ?? owner ?? caller.accountId
    const principal = set.resource === undefined ? undefined : caller.principal
    const request = { action, resource, context, ...(principal && { principal, resourceOwner }) }
    const simulation = simulate(set, request)
    if (!meter.tell(simulation)) return undefined
    const crossAccount = principal !== undefined && resourceOwner !== caller.accountId
    each.push({ resource, simulation, crossAccount })
  }
  return each
}

const accountOf = (arn: string): string | undefined => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1]
