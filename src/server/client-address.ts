import type { IncomingMessage } from 'node:http'

/**
 * Who sent the request. Behind trusted proxies it is the last address of `X-Forwarded-For` that is not one of
 * theirs: everything before that could have been made up by the sender.
 */
export const clientAddress = (
  incoming: IncomingMessage,
  isTrustedProxy: (address: string) => boolean,
): string => {
  let address = plain(incoming.socket.remoteAddress ?? '')
  const forwarded = incoming.headers['x-forwarded-for']
  if (forwarded === undefined || !isTrustedProxy(address)) return address
  const hops = (typeof forwarded === 'string' ? forwarded : forwarded.join(',')).split(',')
  while (isTrustedProxy(address)) {
    const hop = hops.pop()?.trim()
    if (hop === undefined || hop === '') break
    address = plain(hop)
  }
  return address
}

/** Whether the client spoke TLS to a trusted proxy; policies can ask for that with `aws:SecureTransport`. */
export const cameOverTls = (
  incoming: IncomingMessage,
  isTrustedProxy: (address: string) => boolean,
): boolean =>
  incoming.headers['x-forwarded-proto'] === 'https' &&
  isTrustedProxy(plain(incoming.socket.remoteAddress ?? ''))

/** IPv4 addresses that arrive over an IPv6 socket are written as IPv4. */
const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address)
