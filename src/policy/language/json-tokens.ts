import type { Range } from '../model/problem.ts'

/** A piece of half-written JSON; a word is whatever stands without quotes where a text belongs. */
export interface JsonToken extends Range {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'text' | 'word'
  /** A text has its closing quote. */
  readonly closed: boolean
}

const marks = '{}[]:,'

/**
 * The token at an offset that is no white space; `value` says that a value belongs there, whose words have colons. A
 * text without closing quote ends at the latest with its line.
 */
export function tokenAt(text: string, offset: number, value: boolean): JsonToken {
  const c = text.charAt(offset)
  if (c === '"') return textToken(text, offset)
  if (marks.includes(c)) return { kind: c as JsonToken['kind'], offset, length: 1, closed: true }
  let at = offset + 1
  while (at < text.length && !endsWord(text, at, value)) at++
  return { kind: 'word', offset, length: at - offset, closed: false }
}

/** A colon belongs to a value, and to a name where that is written on behind it: `aws:username`, but not `Effect: `. */
const endsWord = (text: string, at: number, value: boolean): boolean => {
  const c = text.charAt(at)
  return c === ':'
    ? !value && !/[A-Za-z0-9*?$:]/.test(text.charAt(at + 1))
    : /[\s{}[\],"]/.test(c) && !inVariable(text, at)
}

/** The braces of `${…}` in a text that lacks its quotes. */
const inVariable = (text: string, at: number): boolean =>
  text.charAt(at) === '{' && text.charAt(at - 1) === '$'

function textToken(text: string, offset: number): JsonToken {
  let at = offset + 1
  for (; at < text.length; at++) {
    const c = text.charAt(at)
    if (c === '"') break
    if (c === '\n' || c === '\r') break
    if (c === '\\') at++
  }
  const end = Math.min(at, text.length)
  const closed = text.charAt(end) === '"'
  // Behind a closing quote no letter follows: it is the opening quote of the next text then.
  if (closed && !/[A-Za-z0-9]/.test(text.charAt(end + 1))) {
    return { kind: 'text', offset, length: end + 1 - offset, closed }
  }
  const rest = closed ? /[\s,\]}]/.exec(text.slice(offset, end))?.index : undefined
  const trimmed = text.slice(offset, rest === undefined ? end : offset + rest).trimEnd()
  return { kind: 'text', offset, length: trimmed.length, closed: false }
}

/** The next place from an offset on that is no white space; the end of the text if there is none. */
export function skipSpace(text: string, offset: number): number {
  let at = offset
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09
