import { devicesOf } from '../mfa/devices.ts'
import { type LoginProfile, loginProfiles } from '../store/collections.ts'
import type { StoredMfaDevice } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { usedTickets } from '../store/used-tickets.ts'
import { type Principal, principalById, type SignInDeps } from './principal.ts'
import { ticketExpired } from './refusal.ts'
import { digestOf, type Ticket } from './ticket.ts'

/** Whose a ticket is. */
export interface TicketHolder {
  readonly principal: Principal
  readonly profile: LoginProfile
  readonly devices: readonly StoredMfaDevice[]
}

/**
 * Whose a ticket of a password is, as they are now. Throws `TicketExpired` when it was used, when the user is gone,
 * when the password is no longer the one that it was given for, or the device not the principal's any more. What is
 * decided outside of a write is asked again inside of it.
 */
export async function holderOf(
  { views, ports }: Pick<SignInDeps, 'views' | 'ports'>,
  tx: ReadTx,
  ticket: Ticket,
): Promise<TicketHolder> {
  const { accountId, principalId, id, digest } = ticket
  const principal = principalById(views.account(accountId), principalId)
  const profile = await tx.get(loginProfiles, joinKey(accountId, principalId))
  const used = await tx.get(usedTickets, joinKey(accountId, id))
  if (principal === undefined || profile === undefined || used !== undefined) throw ticketExpired()
  const devices = await devicesOf(tx, accountId, principalId)
  if (digestOf(ports, profile) !== digest || !devicesFit(ticket, devices)) throw ticketExpired()
  return { principal, profile, devices }
}

/** Whether as much would be asked for today: also of somebody who has enrolled a device since. */
const devicesFit = ({ purpose, mfa }: Ticket, devices: readonly StoredMfaDevice[]): boolean => {
  if (purpose !== 'new-password') return devices.length > 0
  return mfa === undefined
    ? devices.length === 0
    : devices.some(({ serialNumber }) => serialNumber === mfa.serialNumber)
}
