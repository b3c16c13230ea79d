import type { Ports } from '../ports.ts'
import { SealBroken } from '../seal.ts'
import type { LoginProfile } from '../store/collections.ts'
import { ticketExpired } from './refusal.ts'

/**
 * The proof that somebody gave the right password and has to choose a new one. It is sealed, so it needs no row,
 * and it is bound to the hash of the password it was given for: once that password is replaced, by this ticket or
 * by anybody, the ticket is worth nothing.
 */
interface Ticket {
  readonly account: string
  readonly principal: string
  /** Of the password's hash, in hexadecimal. */
  readonly digest: string
  /** Milliseconds since 1970. */
  readonly until: number
}

const associatedData = 'sign-in-ticket'
const ticketMs = 10 * 60 * 1000
/** Characters; our own have some 300. */
export const maxTicketLength = 2048

export interface OpenedTicket {
  readonly accountId: string
  readonly principalId: string
  /** Whether `profile` still has the password that the ticket was given for, and still has to change it. */
  fits(profile: LoginProfile | undefined): boolean
}

export async function sealTicket(
  { now, hashes, sealer }: Pick<Ports, 'now' | 'hashes' | 'sealer'>,
  profile: LoginProfile,
): Promise<string> {
  const ticket: Ticket = {
    account: profile.accountId,
    principal: profile.principalId,
    digest: digestOf(hashes, profile),
    until: now().getTime() + ticketMs,
  }
  return sealer.seal(new TextEncoder().encode(JSON.stringify(ticket)), associatedData)
}

/** Throws `TicketExpired` for a ticket that is not ours, was altered, or is older than ten minutes. */
export async function openTicket(
  { now, hashes, sealer }: Pick<Ports, 'now' | 'hashes' | 'sealer'>,
  text: string,
): Promise<OpenedTicket> {
  let plain: Uint8Array
  try {
    plain = await sealer.open(text, associatedData)
  } catch (error) {
    if (error instanceof SealBroken) throw ticketExpired()
    throw error
  }
  const ticket = JSON.parse(new TextDecoder().decode(plain)) as Ticket
  if (now().getTime() >= ticket.until) throw ticketExpired()
  return {
    accountId: ticket.account,
    principalId: ticket.principal,
    fits: profile => profile?.passwordResetRequired === true && digestOf(hashes, profile) === ticket.digest,
  }
}

const digestOf = (hashes: Ports['hashes'], { passwordHash }: LoginProfile): string =>
  Array.from(hashes.sha256(new TextEncoder().encode(passwordHash)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
