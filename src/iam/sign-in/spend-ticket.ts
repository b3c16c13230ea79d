import { joinKey, type WriteTx } from '../store/port.ts'
import { usedTickets } from '../store/used-tickets.ts'
import { expiryOf, type Ticket } from './ticket.ts'

/** So many that are over are forgotten with each that is noted: the collection shrinks until it holds ten minutes. */
const mostForgotten = 10

/**
 * Uses a ticket up, in the same write as what it leads to: of several uses at once, in however many processes, one
 * succeeds. Throws `TicketExpired` when it was used before.
 */
export async function spendTicket(
  tx: WriteTx,
  { purpose, accountId, id, until }: Ticket,
  now: Date,
): Promise<void> {
  if ((await tx.get(usedTickets, joinKey(accountId, id))) !== undefined) throw expiryOf(purpose)()
  await tx.put(usedTickets, { accountId, id, until: new Date(until).toISOString() })
  const oldest = await tx.page(usedTickets, 'byTime', {
    prefix: joinKey(accountId, ''),
    limit: mostForgotten,
  })
  for (const used of oldest.items)
    if (Date.parse(used.until) <= now.getTime()) await tx.delete(usedTickets, joinKey(accountId, used.id))
}
