import type { ArrayNode, JsonNode, Member, ObjectNode, ScalarNode } from './json-node.ts'
import type { Range } from './problem.ts'

/** The first thing that keeps a text from being JSON. */
export interface JsonFault extends Range {
  readonly kind: 'syntax' | 'depth'
  /** What stands there and the way out, as a sentence without its subject: `is a comma before a closing brace; remove it`. */
  readonly says: string
}

export interface StrictJson {
  /** Present when there is no fault. */
  readonly root: JsonNode | undefined
  readonly fault: JsonFault | undefined
  /** Names that stand in their object before, in the order of the text. */
  readonly duplicates: readonly Member[]
}

/** Deeper nesting than any policy has (a condition value is at level 6); parsing recursively further down is not safe. */
export const maximumDepth = 32

const code = {
  tab: 0x09,
  newline: 0x0a,
  return: 0x0d,
  blank: 0x20,
  quote: 0x22,
  apostrophe: 0x27,
  comma: 0x2c,
  minus: 0x2d,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const

/**
 * Parses text as JSON with the place of every part, in one pass. Accepts exactly what `JSON.parse` accepts, up to
 * `maximumDepth` levels; of anything else it says the first fault. Never throws.
 */
export function parseStrictJson(text: string): StrictJson {
  const duplicates: Member[] = []
  const end = text.length
  const isPlain = !special.test(text)
  let at = 0
  let fault: JsonFault | undefined

  const fail = (offset: number, length: number, says: string, kind: JsonFault['kind'] = 'syntax') => {
    fault ??= { offset, length, says, kind }
    return undefined
  }

  const skipBlanks = () => {
    for (;;) {
      const c = text.charCodeAt(at)
      if (c !== code.blank && c !== code.newline && c !== code.return && c !== code.tab) return
      at++
    }
  }

  const value = (depth: number): JsonNode | undefined => {
    const c = text.charCodeAt(at)
    if (c === code.quote) return string()
    if (c === code.openBrace || c === code.openBracket) {
      if (depth === maximumDepth) return fail(at, 1, '', 'depth')
      return c === code.openBrace ? object(depth + 1) : array(depth + 1)
    }
    if (c === code.minus || (c >= code.zero && c <= code.nine)) return number()
    if (text.startsWith('true', at)) return literal(true, 4)
    if (text.startsWith('false', at)) return literal(false, 5)
    if (text.startsWith('null', at)) return literal(null, 4)
    return unexpected('should be a value')
  }

  const literal = (is: boolean | null, length: number): ScalarNode => {
    const offset = at
    at += length
    return { kind: 'scalar', value: is, offset, length }
  }

  const number = (): ScalarNode | undefined => {
    numberPattern.lastIndex = at
    const match = numberPattern.exec(text)?.[0]
    if (match === undefined) return unexpected('is not a number that JSON knows')
    const offset = at
    at += match.length
    return { kind: 'scalar', value: Number(match), offset, length: match.length }
  }

  const string = (): ScalarNode | undefined => {
    const offset = at
    const close = text.indexOf('"', at + 1)
    const whole = text.slice(at + 1, close)
    if (close >= 0 && (isPlain || !special.test(whole))) {
      at = close + 1
      return { kind: 'scalar', value: whole, offset, length: at - offset }
    }
    let escaped = false
    for (at++; ; at++) {
      const c = text.charCodeAt(at)
      if (c === code.quote) break
      if (c === code.backslash) {
        escaped = true
        escapePattern.lastIndex = at
        const sequence = escapePattern.exec(text)?.[0]
        if (sequence === undefined)
          return fail(at, 2, 'is not a valid escape sequence; a backslash itself is written twice')
        at += sequence.length - 1
      } else if (!(c >= code.blank)) return unendedString(offset)
    }
    at++
    const length = at - offset
    const raw = text.slice(offset + 1, at - 1)
    return { kind: 'scalar', value: escaped ? unescaped(raw) : raw, offset, length }
  }

  /** The text ends inside a string, or a control character stands in it: most often its quotes are not closed. */
  const unendedString = (offset: number) => {
    const c = text.charCodeAt(at)
    if (c === code.tab) return fail(at, 1, 'is a tab in a string; write it as \\t')
    return fail(offset, at - offset, 'is a string that does not end; close its quotes')
  }

  const object = (depth: number): ObjectNode | undefined => {
    const offset = at
    const members: Member[] = []
    at++
    skipBlanks()
    if (text.charCodeAt(at) === code.closeBrace) at++
    else {
      for (;;) {
        const member = property(offset, depth)
        if (member === undefined) return undefined
        if (isDuplicate(members, member)) duplicates.push(member)
        members.push(member)
        const next = separator(code.closeBrace, offset, 'brace')
        if (next === 'fault') return undefined
        if (next === 'end') break
      }
      if (members.length > fewMembers) markDuplicates(members, duplicates)
    }
    return { kind: 'object', members, offset, length: at - offset }
  }

  const property = (opening: number, depth: number): Member | undefined => {
    const offset = at
    if (text.charCodeAt(at) !== code.quote) {
      return at >= end ? unclosed(opening, 'brace') : unexpected('should be a property name in double quotes')
    }
    const name = string()
    if (name === undefined) return undefined
    skipBlanks()
    if (text.charCodeAt(at) !== code.colon) {
      return fail(offset, name.length, 'is a property name; a colon and a value must follow it')
    }
    at++
    skipBlanks()
    const found =
      at >= end ? fail(offset, name.length, 'is a property name; a value must follow it') : value(depth)
    if (found === undefined) return undefined
    return {
      name: String(name.value),
      nameRange: { offset, length: name.length },
      value: found,
      offset,
      length: at - offset,
    }
  }

  const array = (depth: number): ArrayNode | undefined => {
    const offset = at
    const items: JsonNode[] = []
    at++
    skipBlanks()
    if (text.charCodeAt(at) === code.closeBracket) at++
    else {
      for (;;) {
        if (at >= end) return unclosed(offset, 'bracket')
        const item = value(depth)
        if (item === undefined) return undefined
        items.push(item)
        const next = separator(code.closeBracket, offset, 'bracket')
        if (next === 'fault') return undefined
        if (next === 'end') break
      }
    }
    return { kind: 'array', items, offset, length: at - offset }
  }

  /** What follows a member or an item. */
  const separator = (closing: number, opening: number, what: string): 'more' | 'end' | 'fault' => {
    skipBlanks()
    const c = text.charCodeAt(at)
    if (c === closing) {
      at++
      return 'end'
    }
    if (c === code.comma) {
      const comma = at++
      skipBlanks()
      if (text.charCodeAt(at) !== closing) return 'more'
      fail(comma, 1, `is a comma before a closing ${what}; remove it`)
    } else if (at >= end) unclosed(opening, what)
    else unexpected(`should come after a comma or be a closing ${what}`)
    return 'fault'
  }

  const unclosed = (opening: number, what: string) =>
    fail(opening, 1, `is an opening ${what} that is not closed; add the closing ${what}`)

  const unexpected = (says: string) => {
    if (at >= end) return fail(end, 0, says)
    const c = text.charCodeAt(at)
    if (c === code.apostrophe)
      return fail(at, quotedLength(), 'is in single quotes; JSON wants double quotes')
    if (c === code.slash && /[/*]/.test(text.charAt(at + 1))) {
      return fail(at, lineLength(), 'is a comment, which JSON does not have; remove it')
    }
    return fail(at, wordLength(), says)
  }

  const lengthOf = (pattern: RegExp): number => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0].length ?? 1
  }
  const wordLength = () => lengthOf(/[A-Za-z0-9_.+-]{1,60}|"[^"\n]{0,60}"?|.|\n/y)
  const quotedLength = () => lengthOf(/'[^'\n]{0,200}'?/y)
  const lineLength = () => lengthOf(/[^\n]{1,200}/y)

  skipBlanks()
  if (at >= end)
    return {
      root: undefined,
      fault: fault ?? { offset: 0, length: 0, says: 'should be a value', kind: 'syntax' },
      duplicates,
    }
  const root = value(0)
  if (fault === undefined) {
    skipBlanks()
    if (at < end) fail(at, wordLength(), 'comes after the end of the policy; remove it')
  }
  return { root: fault === undefined ? root : undefined, fault, duplicates }
}

/** What a string cannot hold as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const special = /[\\\u0000-\u001f]/
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

const unescaped = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, unit: string | undefined, character: string) =>
    unit === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(unit, 16)),
  )

/** Up to here comparing each with each costs less than a set. */
const fewMembers = 8

function isDuplicate(members: readonly Member[], { name }: Member): boolean {
  if (members.length >= fewMembers) return false
  for (const member of members) if (member.name === name) return true
  return false
}

/** Those that `isDuplicate` did not look at. */
function markDuplicates(members: readonly Member[], duplicates: Member[]): void {
  const seen = new Set<string>()
  for (const [index, member] of members.entries()) {
    if (index >= fewMembers && seen.has(member.name)) duplicates.push(member)
    seen.add(member.name)
  }
}
