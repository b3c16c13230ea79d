import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { bindClients, createClients, onlyThese } from '../clients.ts'
import { mfaDevicesQuery, mfaDevicesReadSince } from './mfa-devices.ts'

const endpoint = 'http://localhost/'
const clients = () =>
  createClients(
    { iam: endpoint, sts: endpoint, signIn: endpoint },
    onlyThese({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token', expiration: '' }),
  )
const { queryKey: ofEve } = mfaDevicesQuery('eve')
const reportedAt = Date.parse('2026-03-01T12:00:00Z')
const minute = 60_000

/** The list of eve's one device, read these minutes after the report by this computer's clock. */
const readAfter = (minutes: number) => {
  const queryClient = new QueryClient()
  const bound = clients()
  bindClients(queryClient, bound)
  const device = { UserName: 'eve', SerialNumber: 'GAHT12345678', EnableDate: new Date(0) }
  queryClient.setQueryData(ofEve, [device], { updatedAt: reportedAt + minutes * minute })
  return { queryClient, config: bound.iam.config }
}
const known = (queryClient: QueryClient) => mfaDevicesReadSince(queryClient, reportedAt).get('eve')

test('a list read since the report is known, an older one is not', () => {
  expect(known(readAfter(1).queryClient)).toEqual(['GAHT12345678'])
  expect(known(readAfter(-1).queryClient)).toBeUndefined()
})

test('a list that was touched since it was read is known to have changed', async () => {
  const { queryClient } = readAfter(1)
  await queryClient.invalidateQueries({ queryKey: ofEve })
  expect(known(queryClient)).toBe('changed')
})

test('both times are compared by the service’s clock', () => {
  const slow = readAfter(-10)
  slow.config.systemClockOffset = 11 * minute
  expect(known(slow.queryClient)).toEqual(['GAHT12345678'])
  const fast = readAfter(10)
  fast.config.systemClockOffset = -11 * minute
  expect(known(fast.queryClient)).toBeUndefined()
})
