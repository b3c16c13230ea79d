import { type LoginProfile, loginProfiles } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { usedTickets } from '../store/used-tickets.ts'
import { type Principal, principalById, type SignInDeps } from './principal.ts'
import { ticketExpired } from './refusal.ts'
import { digestOf, type Ticket } from './ticket.ts'

/** Whose a ticket is. */
export interface TicketHolder {
  readonly principal: Principal
  readonly profile: LoginProfile
}

/**
 * Whose a ticket of a password is, as they are now. Throws `TicketExpired` when it was used, when the user is gone,
 * or when the password is no longer the one that it was given for. What is decided outside of a write is asked
 * again inside of it.
 */
export async function holderOf(
  { views, ports }: Pick<SignInDeps, 'views' | 'ports'>,
  tx: ReadTx,
  { accountId, principalId, id, digest }: Ticket,
): Promise<TicketHolder> {
  const principal = principalById(views.account(accountId), principalId)
  const profile = await tx.get(loginProfiles, joinKey(accountId, principalId))
  const used = await tx.get(usedTickets, joinKey(accountId, id))
  if (principal === undefined || profile === undefined || used !== undefined) throw ticketExpired()
  if (digestOf(ports, profile) !== digest) throw ticketExpired()
  return { principal, profile }
}
