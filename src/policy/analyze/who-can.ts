import type { CompiledPolicy, PolicySource } from '../evaluate/compile.ts'
import type { Decision } from '../evaluate/decide.ts'
import type { RequestContext } from '../evaluate/request.ts'
import { matchingStatements } from '../evaluate/statement-match.ts'
import { type AccessQuestion, isOpenKey, memberRequest, neededPolicy } from './access-question.ts'
import { type Alike, alone, numbering, putAlike, relevanceFor, setOf } from './alike.ts'
import type { Member } from './members.ts'
import { type Access, decideOpen } from './open-decision.ts'
import { namesPrincipals, type RoleChain, throughRoles } from './through-roles.ts'

/** A policy that had a say, and through whom it reaches the member. */
export interface PolicyName {
  readonly name: string
  readonly source: PolicySource
}

/** What the own policies of some member come to. */
export interface OwnAccess {
  readonly access: Access
  readonly outcome: Decision['outcome']
  /** The kind of policy that gave it, or the first that refused. */
  readonly decidedBy: Decision['decidedBy']
  /** For a conditional access the condition keys that it hangs on. */
  readonly keys: readonly string[]
}

/** Whether one user or role may do it. */
export interface WhoCanRow {
  readonly kind: Member['kind']
  readonly name: string
  readonly arn: string
  readonly own: OwnAccess
  /** The policies that allow it, or that deny it where one does. */
  readonly policies: readonly PolicyName[]
  readonly boundary: string | undefined
  /** The shortest way through roles that gives it, one without conditions first. */
  readonly through: RoleChain | undefined
  /** Roles that the member may assume and that lead to it, by that way or another. */
  readonly ways: number
}

export interface WhoCan {
  readonly rows: readonly WhoCanRow[]
  /** The resource's own policy has a say and is not known: it is taken to leave the decision to the account. */
  readonly assumed: boolean
  /** How often policies were asked: far less often than there are rows. */
  readonly decisions: number
}

/** An account whose policies are compiled as questions need them; several questions share the work. */
export interface Company {
  readonly id: string
  readonly members: readonly Member[]
}

/** How far the work is. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/**
 * Who of an account may do something: each user (through its groups) and role by its own policies and boundary, and by
 * roles that it may assume, up to three one after the other. Those whom no policy tells apart are decided once. A
 * generator, so that whoever runs it can pause, show how far it is, and stop. Never throws.
 * Not looked at: the root user, who may do everything; organizations; session policies and tags; resource policies
 * other than the trust policies of roles.
 */
export function* whoCan(
  { id: accountId, members }: Company,
  question: AccessQuestion,
): Generator<Progress, WhoCan> {
  const contexts: (RequestContext | undefined)[] = []
  const contextOf = (place: number): RequestContext => {
    const known = contexts[place]
    if (known !== undefined) return known
    const member = members[place]
    if (member === undefined) throw new RangeError(`there is no member at place ${place}`)
    const { context } = memberRequest(member, question)
    contexts[place] = context
    return context
  }
  const numberOf = numbering()
  const needed = neededPolicy(question, members, accountId)
  const own: OwnAnswer[] = []
  let decisions = 0

  function* everybody(): Generator<Alike> {
    for (const [place, member] of members.entries()) yield alone(place, member.policies(), member.boundary())
  }
  const relevance = relevanceFor(question.action, question.resource)
  // Whom the resource's policy names is told apart by name.
  const keys = needed === undefined || !namesPrincipals(needed.policy, question.action) ? [] : everyKey
  const groups = putAlike(everybody(), { relevance, numberOf, contextOf, keys })
  // Each role is looked at twice at most, without conditions and with them.
  const total = groups.length + 2 * members.filter(({ kind }) => kind === 'role').length
  for (const [done, group] of groups.entries()) {
    const answer = ownAnswer(group, members, question, needed?.policy)
    decisions++
    for (const place of group.members) own[place] = answer
    if (done % 50 === 0) yield { done, total }
  }

  const chains = throughRoles({
    members,
    accountId,
    question,
    contextOf,
    numberOf,
    access: place => own[place]?.own ?? nobodys,
  })
  let step = chains.next()
  while (!step.done) {
    yield { done: groups.length + step.value, total }
    step = chains.next()
  }
  decisions += step.value.decisions
  const ways = step.value.ways
  return {
    rows: members.map((member, place) =>
      rowOf(member, own[place], numberOf, ways[place]?.chain, ways[place]?.count ?? 0),
    ),
    assumed: needed?.assumed ?? false,
    decisions,
  }
}

/** With these, no two members are alike. */
const everyKey = ['aws:principalarn']

const nobodys: OwnAccess = { access: 'denied', outcome: 'implicitDeny', decidedBy: 'identity', keys: [] }

interface OwnAnswer {
  readonly own: OwnAccess
  /** Of the policies that have a statement which allows it, or denies it where one does. */
  readonly telling: readonly CompiledPolicy[]
}

function ownAnswer(
  group: Alike,
  members: readonly Member[],
  question: AccessQuestion,
  resource: CompiledPolicy | undefined,
): OwnAnswer {
  const [place = -1] = group.members
  const member = members[place]
  if (member === undefined) return { own: nobodys, telling: [] }
  const request = memberRequest(member, question)
  const { access, decision, keys } = decideOpen(setOf(group, resource), request, isOpenKey)
  const { outcome, decidedBy } = decision
  const effect = outcome === 'explicitDeny' ? 'Deny' : 'Allow'
  const open = { ...request, open: { isOpen: isOpenKey, count: 'for' } } as const
  const bounded = group.boundary !== undefined
  const telling = group.policies.filter(
    policy => matchingStatements(policy, open, bounded, effect).length > 0,
  )
  return { own: { access, outcome, decidedBy, keys }, telling }
}

function rowOf(
  member: Member,
  answer: OwnAnswer | undefined,
  numberOf: (policy: CompiledPolicy) => number,
  through: RoleChain | undefined,
  ways: number,
): WhoCanRow {
  const { own, telling } = answer ?? { own: nobodys, telling: [] }
  const numbers = new Set(telling.map(numberOf))
  const policies =
    numbers.size === 0
      ? []
      : member
          .policies()
          .filter(({ compiled }) => numbers.has(numberOf(compiled)))
          .map(({ name, source }) => ({ name, source }))
  return {
    kind: member.kind,
    name: member.name,
    arn: member.arn,
    own,
    policies,
    boundary: member.boundary()?.name,
    through,
    ways,
  }
}

/** Runs it to its end at once. */
export function whoCanAtOnce(company: Company, question: AccessQuestion): WhoCan {
  const work = whoCan(company, question)
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
