import { encodeBase64url } from '../../lib/base64url.ts'
import type { Ports } from '../ports.ts'
import { SealBroken } from '../seal.ts'
import type { LoginProfile } from '../store/collections.ts'
import { toHex } from '../wire/request-id.ts'
import { enrollmentExpired, type Refusal, ticketExpired } from './refusal.ts'
import { type JsonObject, textField } from './request-body.ts'

/**
 * What a ticket is good for, and nothing else:
 * `mfa`: the password was right, a second factor is due. `passkey`: the same, and a passkey was asked for.
 * `new-password`: all factors were right, and a new password is due.
 * `enroll-passkey`: whoever signed the request may register a passkey.
 */
export type TicketPurpose = 'mfa' | 'passkey' | 'new-password' | 'enroll-passkey'

/** A second factor that was given. */
export interface GivenFactor {
  /** When, in seconds since 1970. */
  readonly at: number
  /** The device that confirmed it. */
  readonly serialNumber: string
}

/**
 * The proof of how far somebody has come. It is sealed, so it needs no row before it is used, and it is bound to the
 * hash of the password it was given for: once that password is replaced, by anybody, the ticket is worth nothing.
 * It is good for one success, which `spendTicket` notes.
 */
export interface Ticket {
  readonly purpose: TicketPurpose
  /** Random. Tickets of one step that came one from another share it, so that one success spends them all. */
  readonly id: string
  readonly accountId: string
  readonly principalId: string
  /** Milliseconds since 1970. */
  readonly until: number
  /** Of the password's hash, in hexadecimal; absent where no password was given, which is with `enroll-passkey`. */
  readonly digest?: string | undefined
  /** With `new-password`: the second factor, where one was due. */
  readonly mfa?: GivenFactor | undefined
  /** With `passkey` and `enroll-passkey`: what the authenticator has to sign, in base64url. */
  readonly challenge?: string | undefined
  /** With `enroll-passkey`: what the device shall be called. */
  readonly deviceName?: string | undefined
}

const associatedData = 'sign-in-ticket'
const ticketMs = 10 * 60 * 1000
/** Characters; our own have some 600. */
const maxTicketLength = 2048

/** The sealed ticket in a request. */
export const ticketField = (body: JsonObject): string => textField(body, 'ticket', maxTicketLength)

/** A new ticket for the next ten minutes. */
export const newTicket = (
  { now, hashes }: Pick<Ports, 'now' | 'hashes'>,
  what: Omit<Ticket, 'id' | 'until'>,
): Ticket => ({
  ...what,
  id: encodeBase64url(hashes.randomBytes(16)),
  until: now().getTime() + ticketMs,
})

export const sealTicket = ({ sealer }: Pick<Ports, 'sealer'>, ticket: Ticket): Promise<string> =>
  sealer.seal(new TextEncoder().encode(JSON.stringify(ticket)), associatedData)

/**
 * Throws `TicketExpired` for a ticket that is not ours, was altered, is older than ten minutes, or is for another
 * step than one of `purposes`.
 */
export async function openTicket(
  { now, sealer }: Pick<Ports, 'now' | 'sealer'>,
  text: string,
  ...purposes: readonly TicketPurpose[]
): Promise<Ticket> {
  const expired = expiryOf(purposes[0])
  let plain: Uint8Array
  try {
    plain = await sealer.open(text, associatedData)
  } catch (error) {
    if (error instanceof SealBroken) throw expired()
    throw error
  }
  // Sealed by ourselves, so its members are what we wrote.
  const ticket = JSON.parse(new TextDecoder().decode(plain)) as Ticket
  if (now().getTime() >= ticket.until || !purposes.includes(ticket.purpose)) throw expired()
  return ticket
}

/** What somebody is told whose ticket for this is worth nothing. */
export const expiryOf = (purpose: TicketPurpose | undefined): (() => Refusal) =>
  purpose === 'enroll-passkey' ? enrollmentExpired : ticketExpired

/** What binds a ticket to a password, in hexadecimal. The same password set again has another hash. */
export const digestOf = (
  { hashes }: Pick<Ports, 'hashes'>,
  { passwordHash }: Pick<LoginProfile, 'passwordHash'>,
): string => toHex(hashes.sha256(new TextEncoder().encode(passwordHash)))
