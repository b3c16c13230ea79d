import { type Collection, joinKey } from './port.ts'

/**
 * A ticket of signing in that has led to its success: it opens nothing again, in whichever process of the server.
 * Forgotten some time after the ticket's own time is over.
 */
export interface UsedTicket {
  readonly accountId: string
  /** Random; tickets that came one from another share it. */
  readonly id: string
  /** ISO 8601 in UTC; until when the ticket itself would be good. */
  readonly until: string
}

export const usedTickets: Collection<UsedTicket> = {
  name: 'used_tickets',
  key: t => joinKey(t.accountId, t.id),
  indexes: { byTime: t => joinKey(t.accountId, t.until, t.id) },
}
