import { isOpenKey, memberRequest } from '../../../policy/analyze/access-question.ts'
import { readyPolicies } from '../../../policy/analyze/members.ts'
import type { Subject } from '../../../policy/analyze/principal-can.ts'
import { createContext } from '../../../policy/evaluate/request.ts'
import { type AccountEntity, principalOf } from '../../api/account-entities.ts'

/** Whose permissions are looked at; of a group those that it gives to whoever its members are. */
export function subjectOf(entity: AccountEntity, accountId: string, now: Date): Subject {
  const ready = readyPolicies()
  const principal = principalOf(entity, accountId)
  const boundary = entity.boundary()
  const common = {
    policies: entity.policies().map(ready),
    boundary: boundary && ready(boundary),
  }
  if (principal === undefined) return { ...common, context: createContext([]), isOpen: () => true }
  const { tags } = entity
  const request = memberRequest({ principal, tags }, { action: '', resource: '*', context: [], now })
  return { ...common, context: request.context, isOpen: isOpenKey }
}
