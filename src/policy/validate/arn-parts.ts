/** The six parts of an ARN as written, wildcards and variables included. */
export interface ArnParts {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/** The next colon that does not stand in a variable, or -1. */
function nextColon(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const c = text.charAt(at)
    if (c === ':') return at
    if (c === '$' && text.charAt(at + 1) === '{') {
      const close = text.indexOf('}', at)
      if (close < 0) return text.indexOf(':', at)
      at = close
    }
  }
  return -1
}

/** The parts of an ARN; undefined for what has fewer than six or another beginning. */
export function arnParts(text: string): ArnParts | undefined {
  if (!text.startsWith('arn:')) return undefined
  const parts: string[] = []
  let from = 4
  for (let part = 0; part < 4; part++) {
    const colon = nextColon(text, from)
    if (colon < 0) return undefined
    parts.push(text.slice(from, colon))
    from = colon + 1
  }
  const [partition = '', service = '', region = '', account = ''] = parts
  return { partition, service, region, account, resource: text.slice(from) }
}

/** The last field of an ARN as far as it is written, and where it begins. */
export function lastArnField(text: string): { readonly offset: number; readonly field: string } {
  let offset = 0
  for (let colon = nextColon(text, 0); colon >= 0; colon = nextColon(text, offset)) offset = colon + 1
  return { offset, field: text.slice(offset) }
}

/** How many fields an ARN has, those of the resource counted as one; a colon in a variable parts nothing. */
export function arnFieldCount(text: string): number {
  let count = 1
  for (let at = nextColon(text, 0); at >= 0 && count < 6; at = nextColon(text, at + 1)) count++
  return count
}
