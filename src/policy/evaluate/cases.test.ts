import { describe, expect, test } from 'vitest'
import { type CallFacts, callContext } from './call-context.ts'
import { type CompileOptions, compilePolicy } from './compile.ts'
import { type DecideOptions, decide } from './decide.ts'
import { decideCall } from './decide-call.ts'
import { decisions } from './decisions.ts'
import { explain } from './explain.ts'
import type { Failure, Outcome, PolicyType } from './explanation.ts'
import type { PolicySet } from './policy-set.ts'
import type { Principal } from './principal.ts'
import { type AccessRequest, type ContextValue, createContext } from './request.ts'

/** A document as an object, or as text where its text matters. */
type Document = object | string

interface Policies {
  readonly policy?: Document
  readonly policies?: readonly Document[]
  readonly boundary?: Document
  readonly session?: readonly Document[]
  /** The resource's own policy; as `trust` the trust policy of a role. */
  readonly resourcePolicy?: Document
  readonly trust?: Document
  /** By the organization's levels, from its root. */
  readonly scps?: readonly (readonly Document[])[]
  readonly rcps?: readonly (readonly Document[])[]
  readonly vpcEndpoint?: Document
  readonly managementAccount?: string
  readonly publicAccessBlocked?: boolean
  /** Unique ids of principals, by ARN, from when the resource's policy was stored. */
  readonly pinned?: Readonly<Record<string, string>>
}

interface Request {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, ContextValue>>
  readonly principal?: Principal
  readonly owner?: string
}

interface Common {
  readonly name: string
  /** The open point of the semantics that this case settles. */
  readonly decision?: string
}

interface Case extends Common, Policies {
  /** Actions without resource types, in lower case. */
  readonly wildcardOnly?: readonly string[]
  /** Services that resource control policies cover; all unless said. */
  readonly rcpServices?: readonly string[]
  readonly request: Request
  readonly expect: {
    readonly outcome: Outcome
    readonly decidedBy?: PolicyType
    /** A part that cannot be evaluated had a say. */
    readonly unreadable?: boolean
    /** Why the first statement of the first policy does not match. */
    readonly failed?: Failure['part']
  }
}

/** One call that is several authorizations. */
interface CallCase extends Common {
  readonly authorizations: readonly (Policies & { readonly request: Request })[]
  readonly expect: { readonly outcome: Outcome; readonly authorization: number }
}

/** What a call's context holds; times are ISO texts. A key with null must be absent. */
interface ContextCase extends Common {
  readonly call: Omit<CallFacts, 'now' | 'session'> & {
    readonly now: string
    readonly session?: { readonly issuedAt: string; readonly mfaAt?: string }
  }
  readonly own?: Readonly<Record<string, ContextValue>>
  readonly expect: { readonly context: Readonly<Record<string, ContextValue | null>> }
}

type AnyCase = Case | CallCase | ContextCase

const files = import.meta.glob<readonly AnyCase[]>('./cases/*.json', { eager: true, import: 'default' })

const compile = (document: Document, options?: CompileOptions) =>
  compilePolicy(
    typeof document === 'string' ? document : JSON.stringify(document),
    { id: 'case', kind: 'inline' },
    options,
  )

const levelsOf = (levels: Policies['scps'], form: 'identity' | 'resource') =>
  levels?.map(level => level.map(each => compile(each, { form })))

function setOf(each: Policies): PolicySet {
  const pinned = new Map(Object.entries(each.pinned ?? {}))
  const resource = each.resourcePolicy ?? each.trust
  const form = each.trust === undefined ? 'resource' : 'trust'
  return {
    identity: (each.policies ?? (each.policy === undefined ? [] : [each.policy])).map(one => compile(one)),
    boundary: each.boundary === undefined ? undefined : compile(each.boundary),
    session: each.session?.map(one => compile(one)),
    resource: resource === undefined ? undefined : compile(resource, { form, pinned }),
    serviceControl: levelsOf(each.scps, 'identity'),
    resourceControl: levelsOf(each.rcps, 'resource'),
    vpcEndpoint: each.vpcEndpoint === undefined ? undefined : compile(each.vpcEndpoint, { form: 'resource' }),
    managementAccount: each.managementAccount,
    publicAccessBlocked: each.publicAccessBlocked,
  }
}

const requestOf = ({ action, resource, context, principal, owner }: Request): AccessRequest => ({
  action,
  resource,
  context: createContext(Object.entries(context)),
  principal,
  resourceOwner: owner,
})

function runCase(each: Case): void {
  const set = setOf(each)
  const request = requestOf(each.request)
  const options: DecideOptions = {
    isWildcardOnly: action => each.wildcardOnly?.includes(action.toLowerCase()) ?? false,
    isResourceControlled: action => each.rcpServices?.includes(action.split(':')[0] ?? '') ?? true,
  }
  const decision = decide(set, request, options)
  expect(decision).toMatchObject({ unreadable: false, ...without(each.expect, 'failed') })
  const explanation = explain(set, request, options)
  expect(explanation).toMatchObject({ outcome: decision.outcome, decidedBy: decision.decidedBy })
  if (each.expect.failed !== undefined) {
    expect(explanation.policies[0]?.statements[0]?.failed?.part).toBe(each.expect.failed)
  }
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
}

function runCall({ authorizations, expect: expected }: CallCase): void {
  const call = authorizations.map(each => ({ set: setOf(each), request: requestOf(each.request) }))
  expect(decideCall(call)).toMatchObject(expected)
}

function runContext({ call, own = {}, expect: { context } }: ContextCase): void {
  const { session } = call
  const facts: CallFacts = {
    ...call,
    now: new Date(call.now),
    session: session && {
      issuedAt: new Date(session.issuedAt),
      mfaAt: session.mfaAt === undefined ? undefined : new Date(session.mfaAt),
    },
  }
  const { values } = callContext(facts, Object.entries(own))
  for (const [key, value] of Object.entries(context)) {
    expect([key, values.get(key.toLowerCase())]).toEqual([key, value ?? undefined])
  }
}

for (const [path, cases] of Object.entries(files)) {
  const rule = path.replace(/^.*\/|\.json$/g, '')
  describe(rule, () => {
    test.each(cases.map(each => [`${rule} ${each.name}`, each] as const))('%s', (_, each) => {
      if ('authorizations' in each) runCall(each)
      else if ('call' in each) runContext(each)
      else runCase(each)
    })
  })
}

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = object
  return rest
}

test('every settled open point has cases, and every case names one that is written down', () => {
  const named = new Set(
    Object.values(files)
      .flat()
      .map(each => each.decision)
      .filter(id => id !== undefined),
  )
  expect([...named].sort()).toEqual(decisions.map(decision => decision.id).sort())
})
