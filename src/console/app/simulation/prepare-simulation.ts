import { callContext } from '../../../policy/evaluate/call-context.ts'
import { type CompiledPolicy, candidates } from '../../../policy/evaluate/compile.ts'
import { askedRequest, type DecideOptions, type Decision, decide } from '../../../policy/evaluate/decide.ts'
import { explain } from '../../../policy/evaluate/explain.ts'
import type { Explanation } from '../../../policy/evaluate/explanation.ts'
import { missingKeys } from '../../../policy/evaluate/missing-keys.ts'
import type { PolicySet } from '../../../policy/evaluate/policy-set.ts'
import { type AccessRequest, createContext, type RequestContext } from '../../../policy/evaluate/request.ts'
import { simulationCost } from '../../../policy/evaluate/simulate.ts'
import { arnParts } from '../../../policy/validate/arn-parts.ts'
import { principalOf } from '../../api/account-entities.ts'
import { type Compile, entityOfArn, type SimulatedWorld } from './simulated-world.ts'
import type { SimulationInput } from './simulation-input.ts'
import { simulatedEntity, type UsedPolicy, usedPolicies } from './used-policies.ts'

/** A simulation of which everything is ready to be asked for one action and resource after the other. */
export interface PreparedSimulation {
  readonly policies: readonly UsedPolicy[]
  /** Whose policy the resource has of itself, where nothing is given: that of a role of the account. */
  readonly decide: (action: string, resource: string) => Decision
  readonly explain: (action: string, resource: string) => Explanation
  /** Condition keys that the request lacks and that could change the decision, as the policies write them. */
  readonly missing: (action: string, resource: string) => readonly string[]
  /** Whether deciding about an action on these resources would keep the page from answering: links and files may be made to that end. */
  readonly isTooMuch: (action: string, resources: readonly string[]) => boolean
  /** What the requests have beside the keys that are given: of the principal and of the call itself. */
  readonly known: RequestContext
}

/** Characters of policies times characters compared with them; about a tenth of a second of work. */
const mostWork = 50_000_000

const fullAccess = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'

/** Gathers policies and context. Takes no longer for many actions and resources than for one. */
export function prepareSimulation(
  world: SimulatedWorld,
  input: SimulationInput,
  compile: Compile,
): PreparedSimulation {
  const entity = simulatedEntity(world, input)
  const principal = entity && principalOf(entity, world.accountId)
  const policies = usedPolicies(world, input)
  const on = (as: UsedPolicy['as']): readonly CompiledPolicy[] =>
    policies.filter(policy => policy.as === as && policy.on).map(({ text, source }) => compile(text, source))
  const given = (id: string) => ({ id, kind: 'inline' }) as const
  const levels = input.controls.map((text, index) => [
    compile(text, given(`Service control policy ${index + 1}`)),
    ...(input.fullAccess ? [compile(fullAccess, given('FullAWSAccess'))] : []),
  ])
  const base: PolicySet = {
    identity: on('identity'),
    boundary: on('boundary')[0],
    ...(levels.length > 0 && { serviceControl: levels }),
  }
  const isRole = (arn: string): boolean => /^arn:[^:]*:iam::\d{12}:role\//.test(arn)
  const ofResource = (action: string, resource: string): CompiledPolicy | undefined => {
    if (input.resourcePolicy !== undefined)
      return compile(input.resourcePolicy, given('Resource policy'), isRole(resource) ? 'trust' : 'resource')
    // A role answers for itself who may assume it.
    const role = /^sts:/i.test(action) && isRole(resource) ? entityOfArn(world, resource) : undefined
    const text = role?.trustPolicy()
    return text === undefined ? undefined : compile(text, given(trustPolicyName(resource)), 'trust')
  }
  const sets = new Map<CompiledPolicy | undefined, PolicySet>([[undefined, base]])
  const setFor = (action: string, resource: string): PolicySet => {
    const policy = ofResource(action, resource)
    let set = sets.get(policy)
    if (set === undefined) {
      set = { ...base, resource: policy }
      sets.set(policy, set)
    }
    return set
  }
  const facts = { principal, tags: entity?.tags ?? [], now: world.now }
  const contexts = new Map<string, RequestContext>()
  const contextFor = (account: string): RequestContext => {
    let context = contexts.get(account)
    if (context === undefined) {
      context = withGiven(knownContext(facts, account), input)
      contexts.set(account, context)
    }
    return context
  }
  const isAccount = (text: string): boolean => /^\d{12}$/.test(text)
  const owner = isAccount(input.owner ?? '') ? (input.owner ?? '') : world.accountId
  const ownerOf = (resource: string): string => {
    const account = arnParts(resource)?.account ?? ''
    return isAccount(account) ? account : owner
  }
  const requestFor = (action: string, resource: string): AccessRequest => {
    const resourceOwner = ownerOf(resource)
    return { action, resource, context: contextFor(resourceOwner), principal, resourceOwner }
  }
  const options: DecideOptions = { isWildcardOnly: world.isWildcardOnly }
  return {
    policies,
    decide: (action, resource) => decide(setFor(action, resource), requestFor(action, resource), options),
    explain: (action, resource) => explain(setFor(action, resource), requestFor(action, resource), options),
    missing: (action, resource) => {
      if (!asksForKeys(setFor(action, resource), action)) return []
      const { identity, boundary, serviceControl = [], resource: own } = setFor(action, resource)
      const single = [own, boundary].flatMap(policy => (policy === undefined ? [] : [[policy]]))
      return missingKeys(
        [identity, ...single, ...serviceControl],
        askedRequest(requestFor(action, resource), options),
        boundary !== undefined,
      )
    },
    isTooMuch: (action, resources) =>
      simulationCost(setFor(action, resources[0] ?? '*'), action, resources, contextFor(owner)) > mostWork,
    known: knownContext(facts, owner),
  }
}

/** Whether the request's keys matter to any statement about the action; most have nothing to do with them. */
function asksForKeys(
  { identity, boundary, resource, serviceControl = [] }: PolicySet,
  action: string,
): boolean {
  const variable = '$' + '{'
  const single = [boundary, resource].flatMap(policy => policy ?? [])
  return [...identity, ...single, ...serviceControl.flat()].some(policy =>
    candidates(policy, action).all.some(
      ({
        conditions,
        ranges: {
          resource: { offset, length },
        },
      }) =>
        conditions.length > 0 ||
        (policy.variables && policy.text.slice(offset, offset + length).includes(variable)),
    ),
  )
}

/** How a simulation calls the trust policy of a role of the account. */
export const trustPolicyName = (roleArn: string): string =>
  `Trust policy of ${roleArn.slice(roleArn.lastIndexOf('/') + 1)}`

interface Facts {
  readonly principal: ReturnType<typeof principalOf>
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  readonly now: Date
}

/** What is known without being said: who asks, when, and that nobody asks in the clear. */
function knownContext({ principal, tags, now }: Facts, resourceAccount: string): RequestContext {
  if (principal === undefined)
    return createContext([
      ['aws:CurrentTime', now.toISOString()],
      ['aws:EpochTime', String(Math.floor(now.getTime() / 1000))],
      ['aws:SecureTransport', 'true'],
      ['aws:ResourceAccount', resourceAccount],
    ])
  return callContext({
    principal,
    principalTags: tags,
    session: principal.type === 'assumedRole' ? { issuedAt: now } : undefined,
    now,
    secureTransport: true,
    resourceAccount,
  })
}

/**
 * What is said takes the place of what is known: what would be if it were otherwise is worth asking. A key without a
 * value is one that the requests lack.
 */
function withGiven(known: RequestContext, { context }: SimulationInput): RequestContext {
  const values = new Map(known.values)
  for (const { key } of context) values.delete(key.toLowerCase())
  const given = createContext(
    context.map(({ key, values: those }) => [key, those.length === 1 ? (those[0] ?? '') : those] as const),
  )
  for (const [key, value] of given.values) values.set(key, value)
  return { values }
}
