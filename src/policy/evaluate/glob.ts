import type { PlainToken } from '../model/variables.ts'

/**
 * How wildcards treat the colons of an ARN's first five parts.
 * `plain`: there are none, `*` and `?` match everything.
 * `resource`: a wildcard stays inside its part, except that a `*` that ends a part may run on over later
 * colons (IAM User Guide, "Resource": wildcards in resource ARNs).
 * `arn`: a wildcard never leaves its part (condition operators of the ARN family).
 */
export type GlobMode = 'plain' | 'resource' | 'arn'

const kinds = { literal: 0, prefix: 1, pieces: 2, glob: 3, masks: 4 } as const

/** A compiled pattern; match it with `matchesGlob`. */
export interface Glob {
  readonly kind: (typeof kinds)[keyof typeof kinds]
  /** The whole text of a literal, otherwise what the text must start with. */
  readonly text: string
  /** The texts after each `*`, for patterns whose every wildcard is a `*` without limits. */
  readonly pieces: readonly string[]
  /** The same, and what comes before the first `*`, for patterns that have `?` without limits besides. */
  readonly masks: readonly Mask[]
  /** For all other patterns what follows `text`: UTF-16 code units and the wildcards below. */
  readonly codes: readonly number[]
}

/** What stands between two `*`: texts at fixed places, and single characters that may be any. */
interface Mask {
  readonly length: number
  /** Longest first, which leaves the fewest places to look at. */
  readonly texts: readonly { readonly at: number; readonly text: string }[]
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
  const empty = { text: start, pieces: [], masks: [], codes: [] }
  if (next === tokens.length) return { ...empty, kind: kinds.literal }
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
  if (codes.length === 1 && codes[0] === star) return { ...empty, kind: kinds.prefix }
  if (codes.includes(partStar) || codes.includes(partAnyOne)) return { ...empty, kind: kinds.glob, codes }
  return codes.includes(anyOne)
    ? { ...empty, kind: kinds.masks, masks: masksOf(codes) }
    : { ...empty, kind: kinds.pieces, pieces: piecesOf(codes) }
}

/** The one text that a pattern matches; undefined for a pattern with wildcards. */
export const literalOf = ({ kind, text }: Glob): string | undefined =>
  kind === kinds.literal ? text : undefined

/** The masks before, between and after the stars. */
function masksOf(codes: readonly number[]): Mask[] {
  const masks: Mask[] = []
  for (let from = 0; from <= codes.length; ) {
    const next = codes.indexOf(star, from)
    const until = next < 0 ? codes.length : next
    masks.push(maskOf(codes.slice(from, until)))
    from = until + 1
  }
  return masks
}

function maskOf(codes: readonly number[]): Mask {
  const texts: { at: number; text: string }[] = []
  codes.forEach((code, at) => {
    if (code === anyOne) return
    const last = texts.at(-1)
    const character = String.fromCharCode(code)
    if (last !== undefined && last.at + last.text.length === at) last.text += character
    else texts.push({ at, text: character })
  })
  return { length: codes.length, texts: texts.sort((a, b) => b.text.length - a.text.length) }
}

/** The literal texts after each star. */
function piecesOf(codes: readonly number[]): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const code of codes.slice(1)) {
    if (code !== star) piece += String.fromCharCode(code)
    else {
      pieces.push(piece)
      piece = ''
    }
  }
  return [...pieces, piece]
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
  if (glob.kind === kinds.prefix) return true
  if (glob.kind === kinds.pieces) return matchesPieces(glob.pieces, text, glob.text.length)
  if (glob.kind === kinds.masks) return matchesMasks(glob.masks, text, glob.text.length)
  return matchesCodes(glob.codes, text, glob.text.length)
}

/** As `matchesPieces`; comparing whole texts is far faster than walking through them. */
function matchesMasks(masks: readonly Mask[], text: string, from: number): boolean {
  const [head, ...rest] = masks
  if (head === undefined || from + head.length > text.length || !fits(head, text, from)) return false
  const end = rest.pop()
  let at = from + head.length
  if (end === undefined) return at === text.length
  for (const mask of rest) {
    const found = findMask(mask, text, at)
    if (found < 0) return false
    at = found + mask.length
  }
  return text.length - end.length >= at && fits(end, text, text.length - end.length)
}

/**
 * The first place from `at` on where the mask fits, or -1. Each text is searched from where the others would have
 * it, and takes them along to where it is found.
 */
function findMask(mask: Mask, text: string, at: number): number {
  const last = text.length - mask.length
  let place = at
  for (let agreed = 0; agreed < mask.texts.length && place <= last; ) {
    agreed = 0
    for (const part of mask.texts) {
      const found = text.indexOf(part.text, place + part.at)
      if (found < 0) return -1
      if (found === place + part.at) agreed++
      else place = found - part.at
    }
  }
  return place <= last ? place : -1
}

const fits = (mask: Mask, text: string, at: number): boolean =>
  mask.texts.every(part => text.startsWith(part.text, at + part.at))

/** Each piece as early as possible, the last one at the end: no choice ever has to be taken back. */
function matchesPieces(pieces: readonly string[], text: string, from: number): boolean {
  const last = pieces.length - 1
  let at = from
  for (let i = 0; i < last; i++) {
    const piece = pieces[i] ?? ''
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  const end = pieces[last] ?? ''
  return text.length - end.length >= at && text.endsWith(end)
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
