import {
  type AccessQuestion,
  isOpenKey,
  memberPolicies,
  memberRequest,
  neededPolicy,
} from '../../../policy/analyze/access-question.ts'
import type { Member } from '../../../policy/analyze/members.ts'
import { type Access, decideOpen } from '../../../policy/analyze/open-decision.ts'
import type { Company, WhoCanRow } from '../../../policy/analyze/who-can.ts'
import { explain } from '../../../policy/evaluate/explain.ts'
import type { Explanation } from '../../../policy/evaluate/explanation.ts'

/** One thing that somebody does on the way, and why they may or may not. */
export interface WhyStep {
  readonly kind: Member['kind']
  readonly name: string
  readonly arn: string
  readonly question: AccessQuestion
  readonly access: Access
  /** The condition keys on which it depends. */
  readonly keys: readonly string[]
  /** As it is when the call brings along nothing but what is supposed. */
  readonly explanation: Explanation
  /** The policy of the resource is not known and taken to leave the decision to the account. */
  readonly assumed: boolean
}

export interface Why {
  /** By the own policies. */
  readonly own: WhyStep
  /** Each role that is assumed, and what the last one does; empty without a way through roles. */
  readonly through: readonly WhyStep[]
}

/** Why somebody may do something, statement by statement; undefined for somebody whom the account does not have. */
export function whyOf(
  company: Company,
  { arn, through }: Pick<WhoCanRow, 'arn' | 'through'>,
  question: AccessQuestion,
): Why | undefined {
  const { members } = company
  const asking = members.find(member => member.arn === arn)
  if (asking === undefined) return undefined
  const roles = (through?.roles ?? []).flatMap(
    name => members.find(member => member.kind === 'role' && member.name === name) ?? [],
  )
  const last = roles.at(-1)
  const steps = roles.map((role, place) =>
    stepOf(company, place === 0 ? asking : (roles[place - 1] ?? asking), {
      ...question,
      action: 'sts:AssumeRole',
      resource: role.arn,
    }),
  )
  return {
    own: stepOf(company, asking, question),
    through: last === undefined ? [] : [...steps, stepOf(company, last, question)],
  }
}

function stepOf({ id, members }: Company, member: Member, question: AccessQuestion): WhyStep {
  const needed = neededPolicy(question, members, id)
  const set = memberPolicies(member, needed)
  const request = memberRequest(member, question)
  const { access, keys } = decideOpen(set, request, isOpenKey)
  const { kind, name, arn } = member
  const explanation = explain(set, request)
  return { kind, name, arn, question, access, keys, explanation, assumed: needed?.assumed ?? false }
}
