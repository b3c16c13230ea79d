import type { PlainToken } from '../model/variables.ts'

/**
 * How wildcards treat the colons of an ARN's first five parts.
 * `plain`: there are none, `*` and `?` match everything.
 * `resource`: a wildcard stays inside its part, except that a `*` that ends a part may run on over later
 * colons (IAM User Guide, "Resource": wildcards in resource ARNs).
 * `arn`: a wildcard never leaves its part (condition operators of the ARN family).
 */
export type GlobMode = 'plain' | 'resource' | 'arn'

const kinds = { literal: 0, prefix: 1, glob: 2 } as const

/** A compiled pattern; match it with `matchesGlob`. */
export interface Glob {
  readonly kind: (typeof kinds)[keyof typeof kinds]
  /** The whole text of a literal, otherwise what the text must start with. */
  readonly text: string
  /** What follows `text`: UTF-16 code units and the wildcards below. */
  readonly codes: readonly number[]
}

const star = -1
const anyOne = -2
const partStar = -3
const partAnyOne = -4
const colon = 0x3a

/** Compiles tokens to a pattern. */
export function compileGlob(tokens: readonly PlainToken[], mode: GlobMode): Glob {
  let start = ''
  let next = 0
  for (let token = tokens[0]; token?.kind === 'text'; token = tokens[++next]) start += token.text
  if (next === tokens.length) return { kind: kinds.literal, text: start, codes: [] }
  const codes: number[] = []
  let colonsLeft = mode === 'plain' ? 0 : 5 - countColons(start)
  for (; next < tokens.length; next++) {
    const token = tokens[next]
    if (token?.kind === 'text') {
      for (let i = 0; i < token.text.length; i++) codes.push(token.text.charCodeAt(i))
      if (colonsLeft > 0) colonsLeft -= countColons(token.text)
    } else if (token?.kind === 'any') codes.push(colonsLeft > 0 ? partAnyOne : anyOne)
    else {
      const crosses = colonsLeft <= 0 || (mode === 'resource' && endsPart(tokens[next + 1]))
      const last = codes.at(-1)
      if (last !== star && last !== partStar) codes.push(crosses ? star : partStar)
      else if (crosses) codes[codes.length - 1] = star
    }
  }
  return { kind: codes.length === 1 && codes[0] === star ? kinds.prefix : kinds.glob, text: start, codes }
}

const endsPart = (next: PlainToken | undefined): boolean =>
  next === undefined || (next.kind === 'text' && next.text.startsWith(':'))

function countColons(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++
  return count
}

/** Whether the pattern matches the whole text. Takes time in proportion to the text for any one pattern. */
export function matchesGlob(glob: Glob, text: string): boolean {
  if (glob.kind === kinds.literal) return glob.text === text
  if (!text.startsWith(glob.text)) return false
  return glob.kind === kinds.prefix || matchesCodes(glob.codes, text, glob.text.length)
}

/**
 * Two pointers and, on a mismatch, back to the latest star, one character further. A star that may cross
 * colons makes all choices before it final. A star that may not is tried first, and when its part of the
 * ARN is used up, the search falls back to the crossing star before it.
 */
function matchesCodes(codes: readonly number[], text: string, from: number): boolean {
  let p = 0
  let t = from
  let starNext = -1
  let starText = 0
  let partNext = -1
  let partText = 0
  while (t < text.length) {
    const code = codes[p]
    if (code === star) {
      starNext = ++p
      starText = t
      partNext = -1
      if (p === codes.length) return true
      continue
    }
    if (code === partStar) {
      partNext = ++p
      partText = t
      continue
    }
    const char = text.charCodeAt(t)
    if (code === char || code === anyOne || (code === partAnyOne && char !== colon)) {
      p++
      t++
    } else if (partNext >= 0 && text.charCodeAt(partText) !== colon) {
      t = ++partText
      p = partNext
    } else if (starNext >= 0) {
      t = ++starText
      p = starNext
      partNext = -1
    } else return false
  }
  while (codes[p] === star || codes[p] === partStar) p++
  return p === codes.length
}
