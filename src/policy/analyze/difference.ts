import { isWildcardOnly } from '../catalog/actions-matching.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { compilePolicy } from '../evaluate/compile.ts'
import { type DecideOptions, decide } from '../evaluate/decide.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { type AccessRequest, createContext } from '../evaluate/request.ts'
import { actionClasses } from './action-classes.ts'
import { type ExampleRequest, requestSpace } from './request-space.ts'

export type { ExampleRequest } from './request-space.ts'

/** Policies of one principal, as texts. */
export interface PolicyTexts {
  readonly identity: readonly string[]
  readonly boundary?: string | undefined
  readonly session?: readonly string[] | undefined
}

export type ChangeKind = 'newlyAllowed' | 'noLongerAllowed' | 'newlyDenied'

/** Something that the second set does otherwise than the first. */
export interface Change {
  readonly kind: ChangeKind
  /** Every known action that changes in the same way, as `service:Name`; for unknown ones a made-up name. */
  readonly actions: readonly string[]
  /** A request that proves it: `decide` says otherwise about it under the two sets. */
  readonly example: ExampleRequest
}

export interface Difference {
  readonly changes: readonly Change[]
  /**
   * No request for a known action can make another difference; otherwise only what is listed is certain. False where
   * that cannot be shown: for variables, patterns that cross each other, operators of several families on one key,
   * and more of anything than is tried.
   */
  readonly complete: boolean
}

export interface DifferenceOptions {
  readonly catalog: Catalog
  /** Requests to try at most; a hundred thousand unless said, which takes about a second. */
  readonly mostRequests?: number | undefined
}

/**
 * What a second set of policies allows or denies otherwise than a first. Actions that all statements treat alike are
 * tried as one; for each, resources and contexts are made on both sides of everything that the statements test. Every
 * change comes with a request that proves it, so that none is false; `complete` says whether one can be missing. Sets
 * of the same texts do not differ.
 */
export function difference(before: PolicyTexts, after: PolicyTexts, options: DifferenceOptions): Difference {
  const { catalog, mostRequests = 100_000 } = options
  if (JSON.stringify(before) === JSON.stringify(after)) return { changes: [], complete: true }
  const old = compileSet(before)
  const recent = compileSet(after)
  const texts = [...textsOf(before), ...textsOf(after)]
  const decideOptions: DecideOptions = { isWildcardOnly: action => isWildcardOnly(catalog, action) }
  const changes: Change[] = []
  let left = mostRequests
  const { classes, complete: looked } = actionClasses(texts, catalog)
  let complete = looked
  for (const each of classes) {
    const space = requestSpace(each)
    const found = new Set<ChangeKind>()
    if (!space.complete) complete = false
    for (const request of space.requests) {
      if (left-- <= 0) return { changes, complete: false }
      for (const kind of kindsOf(old, recent, asRequest(request), decideOptions)) {
        if (found.has(kind)) continue
        found.add(kind)
        changes.push({ kind, actions: each.actions, example: request })
      }
      if (found.size === 3) break
    }
  }
  return { changes, complete }
}

const textsOf = ({ identity, boundary, session = [] }: PolicyTexts): readonly string[] => [
  ...identity,
  ...(boundary === undefined ? [] : [boundary]),
  ...session,
]

function compileSet({ identity, boundary, session }: PolicyTexts): PolicySet {
  const compile = (text: string) => compilePolicy(text, { id: 'compared', kind: 'inline' })
  return {
    identity: identity.map(compile),
    boundary: boundary === undefined ? undefined : compile(boundary),
    session: session?.map(compile),
  }
}

/** An example as `decide` takes it. */
export const asRequest = ({ action, resource, context }: ExampleRequest): AccessRequest => ({
  action,
  resource,
  context: createContext(context),
})

function kindsOf(
  before: PolicySet,
  after: PolicySet,
  request: AccessRequest,
  options: DecideOptions,
): readonly ChangeKind[] {
  const old = decide(before, request, options).outcome
  const recent = decide(after, request, options).outcome
  if (old === recent) return []
  const kinds: ChangeKind[] = []
  if (recent === 'allowed') kinds.push('newlyAllowed')
  if (old === 'allowed') kinds.push('noLongerAllowed')
  if (recent === 'explicitDeny') kinds.push('newlyDenied')
  return kinds
}

/** Whether a set allows nothing that another does not, with a request that proves a no. */
export type SubsetAnswer =
  | { readonly answer: 'yes' }
  | { readonly answer: 'no'; readonly example: ExampleRequest }
  /** Nothing new was found, but not everything could be tried. */
  | { readonly answer: 'unknown' }

/** Answers "does `after` grant nothing that `before` does not?". */
export function grantsNothingNew(
  before: PolicyTexts,
  after: PolicyTexts,
  options: DifferenceOptions,
): SubsetAnswer {
  const { changes, complete } = difference(before, after, options)
  const example = changes.find(({ kind }) => kind === 'newlyAllowed')?.example
  if (example !== undefined) return { answer: 'no', example }
  return { answer: complete ? 'yes' : 'unknown' }
}
