import { type IpRange, isInRange, parseIpAddress, parseIpRange } from '../evaluate/ip-address.ts'
import type { Cells } from './cells.ts'

const mostRanges = 60

/** An address of no real network on either side (RFC 5737, RFC 3849). */
const strangers = ['198.51.100.77', '2001:db8:ffff::77']

/**
 * Addresses in each of some ranges that no narrower range has, and outside of them all. Ranges are always nested or
 * apart, so that there are no other ways in which an address can fare.
 */
export function rangeSamples(texts: readonly string[]): Cells {
  const all = texts.flatMap(text => parseIpRange(text) ?? [])
  const ranges = all.slice(0, mostRanges)
  const candidates = [...strangers, '0.0.0.0', '::', ...ranges.flatMap(edgesOf)]
  const byFate = new Map<string, string>()
  for (const text of candidates) {
    const address = parseIpAddress(text)
    if (address === undefined) continue
    // Both families fail all ranges of the other.
    const fate = `${address.length} ${ranges.map(range => (isInRange(address, range) ? '1' : '0')).join('')}`
    if (!byFate.has(fate)) byFate.set(fate, text)
  }
  const samples = [...byFate.values()]
  const addresses = samples.flatMap(text => {
    const address = parseIpAddress(text)
    return address === undefined ? [] : [address]
  })
  const hasOwn = (range: IpRange) => {
    const narrower = ranges.filter(
      other => other.prefixLength > range.prefixLength && isInRange(other.groups, range),
    )
    return addresses.some(
      address => isInRange(address, range) && !narrower.some(other => isInRange(address, other)),
    )
  }
  return { samples, complete: all.length <= mostRanges && ranges.every(hasOwn) }
}

/** The first and the last address of a range, and those beside them. */
function edgesOf({ groups, prefixLength }: IpRange): readonly string[] {
  const bits = BigInt(groups.length * 16)
  const size = 1n << (bits - BigInt(prefixLength))
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n)
  const first = value - (value % size)
  return [first, first + size - 1n, first - 1n, first + size]
    .filter(each => each >= 0n && each < 1n << bits)
    .map(each => print(each, groups.length))
}

function print(value: bigint, count: number): string {
  const groups = Array.from({ length: count }, (_, place) =>
    Number((value >> BigInt((count - 1 - place) * 16)) & 0xffffn),
  )
  return count === 2
    ? groups.flatMap(group => [group >> 8, group & 0xff]).join('.')
    : groups.map(group => group.toString(16)).join(':')
}
