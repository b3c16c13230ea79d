/** An address as its 16-bit groups: two for IPv4, eight for IPv6. */
type Groups = readonly number[]

export interface IpRange {
  readonly groups: Groups
  readonly prefixLength: number
}

/**
 * Reads an address or a CIDR block; undefined when it is neither. Without a prefix length it is the one
 * address. Bits beyond the prefix are ignored.
 */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/')
  const groups = parseIpAddress(slash < 0 ? text : text.slice(0, slash))
  if (groups === undefined) return undefined
  const bits = groups.length * 16
  if (slash < 0) return { groups, prefixLength: bits }
  const length = text.slice(slash + 1)
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined
  return { groups, prefixLength: Number(length) }
}

/** Whether the address lies in the range; never across the two families. */
export function isInRange(address: Groups, range: IpRange): boolean {
  if (address.length !== range.groups.length) return false
  let bits = range.prefixLength
  for (let i = 0; bits > 0; i++, bits -= 16) {
    const mask = bits >= 16 ? 0xffff : (0xffff << (16 - bits)) & 0xffff
    if ((((address[i] ?? 0) ^ (range.groups[i] ?? 0)) & mask) !== 0) return false
  }
  return true
}

/** The groups of an IPv4 or IPv6 address in any of its written forms, or undefined; zones are not addresses. */
export function parseIpAddress(text: string): Groups | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text)
}

function parseIpv4(text: string): Groups | undefined {
  const octets: number[] = []
  let value = -1
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 0x2e
    if (c === 0x2e) {
      if (value < 0) return undefined
      octets.push(value)
      value = -1
    } else if (c >= 0x30 && c <= 0x39) {
      // A leading zero would be octal to some readers, so such an address is none.
      if (value === 0) return undefined
      value = (value < 0 ? 0 : value * 10) + c - 0x30
      if (value > 255) return undefined
    } else return undefined
  }
  const [a = 0, b = 0, c = 0, d = 0] = octets
  return octets.length === 4 ? [a * 256 + b, c * 256 + d] : undefined
}

function parseIpv6(text: string): Groups | undefined {
  if (text.length > 45) return undefined
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = '', tail] = halves
  const left = readGroups(head, tail === undefined)
  const right = tail === undefined ? [] : readGroups(tail, true)
  if (left === undefined || right === undefined) return undefined
  if (tail === undefined) return left.length === 8 ? left : undefined
  const zeros = 8 - left.length - right.length
  return zeros >= 1 ? [...left, ...new Array<number>(zeros).fill(0), ...right] : undefined
}

function readGroups(text: string, last: boolean): number[] | undefined {
  if (text === '') return []
  const parts = text.split(':')
  const groups: number[] = []
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const embedded = parseIpv4(part)
      if (embedded === undefined) return undefined
      groups.push(...embedded)
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}

/** The range as written without the bits beyond its prefix: `10.1.2.3/8` becomes `10.0.0.0/8`. */
export function normalizedRange({ groups, prefixLength }: IpRange): string {
  let bits = prefixLength
  const kept = groups.map(group => {
    const here = Math.min(Math.max(bits, 0), 16)
    bits -= 16
    return group & ((0xffff << (16 - here)) & 0xffff)
  })
  return `${printAddress(kept)}/${prefixLength}`
}

function printAddress(groups: Groups): string {
  if (groups.length === 2) return groups.flatMap(group => [group >> 8, group & 0xff]).join('.')
  const texts = groups.map(group => group.toString(16)).join(':')
  // The first longest run of zeros becomes `::`.
  const runs = [...texts.matchAll(/(?:^|(?<=:))0(?::0)+(?![0-9a-f])/g)].map(([run]) => run)
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return texts
  const at = texts.indexOf(longest)
  return `${texts.slice(0, at).replace(/:$/, '')}::${texts.slice(at + longest.length).replace(/^:/, '')}`
}
