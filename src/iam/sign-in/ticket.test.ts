import { expect, test } from 'vitest'
import { createMemoryStore } from '../store/memory-store.ts'
import { usedTickets } from '../store/used-tickets.ts'
import { spendTicket } from './spend-ticket.ts'
import { createTestPorts } from './test-ports.ts'
import { newTicket, openTicket, sealTicket, type TicketPurpose } from './ticket.ts'

const accountId = '111122223333'
const of = (purpose: TicketPurpose) => ({ purpose, accountId, principalId: 'AIDAALICE', digest: 'ab' })
const expired = { code: 'TicketExpired', status: 401 }

test('a ticket opens the step that it is for, and no other', async () => {
  const ports = createTestPorts()
  const purposes: readonly TicketPurpose[] = ['mfa', 'passkey', 'new-password', 'enroll-passkey']
  for (const purpose of purposes) {
    const ticket = newTicket(ports, of(purpose))
    const sealed = await sealTicket(ports, ticket)
    expect(await openTicket(ports, sealed, purpose)).toEqual(ticket)
    const others = purposes.filter(other => other !== purpose)
    await expect(openTicket(ports, sealed, ...others)).rejects.toMatchObject(expired)
  }
})

test('a ticket is over after ten minutes, and an altered or foreign one was never good', async () => {
  const ports = createTestPorts()
  const sealed = await sealTicket(ports, newTicket(ports, of('mfa')))
  const foreign = createTestPorts()
  const bad = [
    await sealTicket(foreign, newTicket(foreign, of('mfa'))),
    await ports.sealer.seal(new TextEncoder().encode(JSON.stringify(of('mfa'))), 'session-token'),
    `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`,
    'x',
  ]
  for (const text of bad) await expect(openTicket(ports, text, 'mfa')).rejects.toMatchObject(expired)
  ports.advance(599)
  await openTicket(ports, sealed, 'mfa')
  ports.advance(1)
  await expect(openTicket(ports, sealed, 'mfa')).rejects.toMatchObject(expired)
})

test('a ticket is spent once, also late, after its clock was set back, and when it is forgotten', async () => {
  const ports = createTestPorts()
  const store = createMemoryStore()
  const spend = (ticket = newTicket(ports, of('mfa'))) =>
    store.write(accountId, tx => spendTicket(tx, ticket, ports.now()))
  const kept = () => store.read(tx => tx.count(usedTickets, 'key', ''))
  const ticket = newTicket(ports, of('mfa'))
  await spend(ticket)
  await expect(spend(ticket)).rejects.toMatchObject(expired)
  for (let i = 0; i < 24; i++) await spend()
  expect(await kept()).toBe(25)
  // What began with a good ticket may end after its time, and the clock may go back by some seconds.
  ports.advance(659)
  for (let i = 0; i < 3; i++) await spend()
  await expect(spend(ticket)).rejects.toMatchObject(expired)
  ports.advance(-60)
  await expect(spend(ticket)).rejects.toMatchObject(expired)
  ports.advance(61)
  for (let i = 0; i < 3; i++) await spend()
  expect(await kept()).toBe(6)
  await expect(spend(ticket)).rejects.toMatchObject(expired)
})
