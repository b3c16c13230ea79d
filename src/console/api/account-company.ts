import { type Holder, membersOf } from '../../policy/analyze/members.ts'
import type { Company } from '../../policy/analyze/who-can.ts'
import { accountEntities, principalOf } from './account-entities.ts'
import type { AccountDetails } from './queries/account-details.ts'

/** An account's users and roles, ready to be asked what they may do. */
export const companyOf = (details: AccountDetails, accountId: string): Company => ({
  id: accountId,
  members: membersOf(
    accountEntities(details).flatMap((entity): Holder[] => {
      const principal = principalOf(entity, accountId)
      const { kind } = entity
      return principal === undefined || kind === 'group' ? [] : [{ ...entity, kind, principal }]
    }),
  ),
})
