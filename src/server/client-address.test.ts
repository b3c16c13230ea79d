import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const request = (remoteAddress: string, forwardedFor?: string): IncomingMessage => {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress })
  const incoming = new IncomingMessage(socket)
  if (forwardedFor !== undefined) incoming.headers['x-forwarded-for'] = forwardedFor
  return incoming
}

const proxies =
  (...trusted: readonly string[]) =>
  (address: string) =>
    trusted.includes(address)

test.each([
  ['without proxies the header is ignored', '198.51.100.7', '203.0.113.9', [], '198.51.100.7'],
  ['a trusted proxy is believed', '10.0.0.1', '203.0.113.9', ['10.0.0.1'], '203.0.113.9'],
  ['what the client put in front is not', '10.0.0.1', '1.1.1.1, 203.0.113.9', ['10.0.0.1'], '203.0.113.9'],
  ['a chain of proxies', '10.0.0.1', '203.0.113.9, 10.0.0.2', ['10.0.0.1', '10.0.0.2'], '203.0.113.9'],
  ['only proxies', '10.0.0.1', '10.0.0.2', ['10.0.0.1', '10.0.0.2'], '10.0.0.2'],
  ['IPv4 over an IPv6 socket', '::ffff:10.0.0.1', '203.0.113.9', ['10.0.0.1'], '203.0.113.9'],
])('%s', (_name, remote, header, trusted, expected) => {
  expect(clientAddress(request(remote, header), proxies(...trusted))).toBe(expected)
})
