import { joinKey, type WriteTx } from '../store/port.ts'
import { usedTickets } from '../store/used-tickets.ts'
import { expiryOf, type Ticket } from './ticket.ts'

/** So many that are over are forgotten with each that is noted: the collection shrinks until it holds some minutes. */
const mostForgotten = 10

/**
 * A use is remembered for this long after the ticket's own time, in milliseconds: a step that began with a good ticket
 * may end later, and a clock may be set back a little.
 */
const rememberedMs = 60 * 1000

/**
 * Uses a ticket up, in the same write as what it leads to: of several uses at once, in however many processes, one
 * succeeds. `now` is read inside of that write. Throws `TicketExpired` when it was used before, or may have been
 * forgotten since.
 */
export async function spendTicket(
  tx: WriteTx,
  { purpose, accountId, id, until }: Ticket,
  now: Date,
): Promise<void> {
  const isForgotten = (goodUntil: number) => goodUntil + rememberedMs <= now.getTime()
  if (isForgotten(until)) throw expiryOf(purpose)()
  if ((await tx.get(usedTickets, joinKey(accountId, id))) !== undefined) throw expiryOf(purpose)()
  await tx.put(usedTickets, { accountId, id, until: new Date(until).toISOString() })
  const oldest = await tx.page(usedTickets, 'byTime', {
    prefix: joinKey(accountId, ''),
    limit: mostForgotten,
  })
  for (const used of oldest.items)
    if (isForgotten(Date.parse(used.until))) await tx.delete(usedTickets, joinKey(accountId, used.id))
}
