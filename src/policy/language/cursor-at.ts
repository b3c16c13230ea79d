import type { Range } from '../model/problem.ts'
import { type JsonToken, skipSpace, tokenAt } from './json-tokens.ts'

/** An object or a list that is open at the cursor. */
export interface Container {
  readonly kind: 'object' | 'list'
  /** Where its bracket stands. */
  readonly offset: number
  /** Of an object: the member that the cursor is in or behind. */
  readonly name: string | undefined
  /** Where that member begins. */
  readonly nameOffset: number
}

/** Where a cursor stands in JSON that may be half-written. */
export interface Cursor {
  /** From the outside in. */
  readonly open: readonly Container[]
  /** What belongs there; undefined where only a colon or the end does. */
  readonly role: 'name' | 'value' | undefined
  /** What stands there already, quotes included; without length at the cursor where nothing does. On one line. */
  readonly range: Range
  /** It has its opening quote, and its closing one. */
  readonly quoted: boolean
  readonly closed: boolean
  /** It is an object or a list, whose bracket only is in the range. */
  readonly bracket: boolean
  /** Without quotes: up to the cursor, and as a whole. Escape sequences are as written. */
  readonly typed: string
  readonly written: string
  /** A colon follows. */
  readonly colon: boolean
  /** Something follows that a comma must come before. */
  readonly commaAfter: boolean
  /** Where a comma is missing before it. */
  readonly commaBefore: number | undefined
}

type State = 'name' | 'colon' | 'value' | 'after'

interface Open {
  readonly kind: Container['kind']
  readonly offset: number
  state: State
  name: string | undefined
  nameOffset: number
  /** How many of each kind are open, with this one and without the text itself. */
  readonly object: number
  readonly list: number
}

/**
 * Finds the cursor in one pass over what is before it. `touch` says whether something counts that begins or ends at
 * the cursor: for writing, all that it can go on in; for pointing, the character behind it.
 */
export function cursorAt(text: string, offset: number, touch: 'writing' | 'pointing'): Cursor {
  const root: Open = {
    kind: 'list',
    offset: -1,
    state: 'value',
    name: undefined,
    nameOffset: -1,
    object: 0,
    list: 0,
  }
  const open: Open[] = [root]
  let end = 0
  for (let at = skipSpace(text, 0); at < text.length && at <= offset; at = skipSpace(text, end)) {
    const token = tokenAt(text, at, open.at(-1)?.state === 'value')
    if (holds(token, offset, touch)) return cursorIn(text, offset, open, token, end)
    if (touch === 'writing' && at >= offset) break
    end = at + token.length
    take(text, open, token)
  }
  return cursorBetween(text, offset, open, end)
}

function holds(
  { kind, offset, length, closed }: JsonToken,
  cursor: number,
  touch: 'writing' | 'pointing',
): boolean {
  const end = offset + length
  if (touch === 'pointing') return offset <= cursor && cursor < end && (kind === 'text' || kind === 'word')
  if (kind === 'word') return offset <= cursor && cursor <= end
  return kind === 'text' && offset < cursor && (closed ? cursor < end : cursor <= end)
}

/** Moves on behind a token. Brackets that close nothing are passed over; one that is missing is taken as written. */
function take(text: string, open: Open[], token: JsonToken): void {
  const top = open.at(-1)
  if (top === undefined) return
  switch (token.kind) {
    case '{':
    case '[':
      top.state = 'after'
      open.push({
        kind: token.kind === '{' ? 'object' : 'list',
        offset: token.offset,
        state: token.kind === '{' ? 'name' : 'value',
        name: undefined,
        nameOffset: token.offset,
        object: top.object + (token.kind === '{' ? 1 : 0),
        list: top.list + (token.kind === '[' ? 1 : 0),
      })
      return
    case '}':
    case ']': {
      const kind = token.kind === '}' ? 'object' : 'list'
      // Looked for only where there is one, or many brackets that close nothing would each walk through all that are open.
      if (top[kind] > 0) open.length = open.findLastIndex(each => each.kind === kind)
      return
    }
    case ':':
      if (top.kind === 'object') top.state = 'value'
      return
    case ',':
      top.state = top.kind === 'object' ? 'name' : 'value'
      return
    default:
      takeText(text, open, token)
  }
}

function takeText(text: string, open: Open[], token: JsonToken): void {
  if (roleOf(text, open, token) === 'value') {
    const top = open.at(-1)
    if (top !== undefined) top.state = 'after'
    return
  }
  const object = open.at(-1)
  if (object === undefined) return
  object.name = contentOf(text, token)
  object.nameOffset = token.offset
  object.state = 'colon'
}

/** Whether a text is a name or a value. One that a colon follows is a name, and closes a list that was left open. */
function roleOf(text: string, open: Open[], token: JsonToken): 'name' | 'value' {
  const named = text.charAt(skipSpace(text, token.offset + token.length)) === ':'
  const top = open.at(-1)
  if (top?.kind === 'list') {
    if (!named || open.at(-2)?.kind !== 'object') return 'value'
    open.pop()
    return 'name'
  }
  return named || top?.state === 'name' || top?.state === 'after' ? 'name' : 'value'
}

const contentOf = (text: string, { kind, offset, length, closed }: JsonToken): string =>
  kind === 'text'
    ? text.slice(offset + 1, offset + length - (closed ? 1 : 0))
    : text.slice(offset, offset + length)

function cursorIn(text: string, offset: number, open: Open[], token: JsonToken, before: number): Cursor {
  const missing = open.at(-1)?.state === 'after' && open.length > 1
  const role = roleOf(text, open, token)
  const from = token.offset + (token.kind === 'text' ? 1 : 0)
  const end = token.offset + token.length
  const written = contentOf(text, token)
  return {
    open: containers(open, role),
    role,
    range: { offset: token.offset, length: token.length },
    quoted: token.kind === 'text',
    closed: token.closed,
    bracket: false,
    typed: written.slice(0, Math.max(0, offset - from)),
    written,
    ...after(text, end),
    commaBefore: missing ? before : undefined,
  }
}

function cursorBetween(text: string, offset: number, open: Open[], before: number): Cursor {
  const top = open.at(-1)
  const next = skipSpace(text, offset)
  // A value that is there already is what would be written; one in a list is another one.
  const found = top?.kind === 'object' && top.state === 'value' ? valueOnLine(text, offset, next) : undefined
  const ends = found === undefined ? offset : next + found.length
  const role = roleBetween(top, open.length)
  return {
    open: containers(open, role),
    role,
    range: { offset, length: ends - offset },
    quoted: false,
    closed: false,
    bracket: found !== undefined && (found.kind === '{' || found.kind === '['),
    typed: '',
    written: found?.kind === 'text' || found?.kind === 'word' ? contentOf(text, found) : '',
    ...after(text, ends),
    colon: false,
    commaBefore: role !== undefined && top?.state === 'after' && open.length > 1 ? before : undefined,
  }
}

function valueOnLine(text: string, offset: number, next: number): JsonToken | undefined {
  if (next >= text.length || /[\n\r]/.test(text.slice(offset, next))) return undefined
  const token = tokenAt(text, next, true)
  if (token.kind === 'text' && text.charAt(skipSpace(text, next + token.length)) === ':') return undefined
  return /^[{[]|text|word$/.test(token.kind) ? token : undefined
}

function roleBetween(top: Open | undefined, depth: number): Cursor['role'] {
  if (top === undefined || top.state === 'colon') return undefined
  if (top.kind === 'list') return depth === 1 && top.state === 'after' ? undefined : 'value'
  return top.state === 'value' ? 'value' : 'name'
}

function after(text: string, end: number): Pick<Cursor, 'colon' | 'commaAfter'> {
  const next = text.charAt(skipSpace(text, end))
  return { colon: next === ':', commaAfter: next !== '' && !/[,:\]}]/.test(next) }
}

/** Where a name belongs, the one before the comma says nothing any more. */
const containers = (open: readonly Open[], role: Cursor['role']): readonly Container[] =>
  open.slice(1).map(({ kind, offset, name, nameOffset }, index) => {
    const isGone = role === 'name' && index === open.length - 2
    return { kind, offset, name: isGone ? undefined : name, nameOffset }
  })
