import { type ParsedPolicy, type ParsedStatement, parsePolicy } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import { type Cursor, cursorAt } from './cursor-at.ts'

/** What belongs at a place in a policy. */
export type PlaceKind =
  | 'policy'
  | 'policyElement'
  | 'version'
  | 'statement'
  | 'statementElement'
  | 'effect'
  | 'action'
  | 'resource'
  | 'principals'
  | 'principalType'
  | 'principal'
  | 'condition'
  | 'operator'
  | 'keys'
  | 'key'
  | 'value'
  /** A policy variable, in a resource or a condition value. */
  | 'variable'
  | 'other'

export interface Place {
  readonly kind: PlaceKind
  /** Of a variable: what it stands in. */
  readonly within: 'resource' | 'value' | undefined
  /** Names of the members around, from the outermost: `Statement`, `Condition`, `StringEquals`, `aws:username`. */
  readonly path: readonly string[]
  /** An item of a list. */
  readonly inList: boolean
  readonly cursor: Cursor
  /** What would be written anew; of a variable what stands between its braces. */
  readonly range: Range
  /** Up to the cursor. */
  readonly typed: string
  readonly policy: ParsedPolicy
  /** The statement around. */
  readonly statement: ParsedStatement | undefined
}

/** Where an offset lies in a policy, whose text may be half-written. Never throws. */
export function placeAt(text: string, offset: number, touch: 'writing' | 'pointing'): Place {
  const within = Math.max(0, Math.min(offset, text.length))
  const cursor = cursorAt(text, within, touch)
  const policy = parsePolicy(text)
  const path = cursor.open.flatMap(({ name }) => (name === undefined ? [] : [name]))
  const inList = cursor.open.at(-1)?.kind === 'list'
  const kind = kindOf(cursor, path)
  const place: Place = {
    kind,
    within: undefined,
    path,
    inList,
    cursor,
    range: cursor.range,
    typed: cursor.typed,
    policy,
    statement: statementAround(cursor, policy),
  }
  return kind === 'resource' || kind === 'value' ? (inVariable(place, kind, within, touch) ?? place) : place
}

/** Where names and values belong, by the names around; `*` is any name. */
const names: ReadonlyMap<string, PlaceKind> = new Map([
  ['', 'policyElement'],
  ['Statement', 'statementElement'],
  ['Statement/Principal', 'principalType'],
  ['Statement/NotPrincipal', 'principalType'],
  ['Statement/Condition', 'operator'],
  ['Statement/Condition/*', 'key'],
])

const values: ReadonlyMap<string, PlaceKind> = new Map([
  ['', 'policy'],
  ['Version', 'version'],
  ['Statement', 'statement'],
  ['Statement/Effect', 'effect'],
  ['Statement/Action', 'action'],
  ['Statement/NotAction', 'action'],
  ['Statement/Resource', 'resource'],
  ['Statement/NotResource', 'resource'],
  ['Statement/Principal', 'principals'],
  ['Statement/NotPrincipal', 'principals'],
  ['Statement/Principal/*', 'principal'],
  ['Statement/NotPrincipal/*', 'principal'],
  ['Statement/Condition', 'condition'],
  ['Statement/Condition/*', 'keys'],
  ['Statement/Condition/*/*', 'value'],
])

/** Names below these are somebody's choice. */
const chosenFrom = 2

function kindOf({ open, role }: Cursor, path: readonly string[]): PlaceKind {
  const objects = open.filter(({ kind }) => kind === 'object').length
  if (role === undefined || objects !== path.length + (role === 'name' ? 1 : 0)) return 'other'
  const plain = path.map((name, index) => (index < chosenFrom ? name : '*')).join('/')
  return (role === 'name' ? names : values).get(plain) ?? 'other'
}

/** Compared by the opening brace, since what is cut off has no certain end. */
function statementAround({ open }: Cursor, { statements }: ParsedPolicy): ParsedStatement | undefined {
  const brace = open.find((each, index) => index > 0 && each.kind === 'object')?.offset
  return statements.find(({ offset }) => offset === brace)
}

/** Where a variable ends, up to its brace; without one, where no letter of a key's name follows. */
export const variableEnd = (text: string): number =>
  /^[^\s{}"$]*(?=\})|^[A-Za-z0-9:_.-]*/.exec(text)?.[0].length ?? 0

function inVariable(
  place: Place,
  within: 'resource' | 'value',
  offset: number,
  touch: 'writing' | 'pointing',
): Place | undefined {
  const { range, written, quoted } = place.cursor
  if (!quoted || written.includes('\\')) return undefined
  const at = offset - range.offset - 1
  // Writing, the cursor stands behind both characters; pointing, on one of them or behind.
  const latest = touch === 'pointing' ? at : at - 2
  if (latest < 0) return undefined
  const open = written.lastIndexOf('$' + '{', latest)
  if (open < 0 || written.slice(0, at).includes('}', open)) return undefined
  const rest = written.slice(open + 2)
  const brace = rest.indexOf('}')
  const end = touch === 'pointing' && brace >= 0 ? brace : Math.max(at - open - 2, variableEnd(rest))
  return {
    ...place,
    kind: 'variable',
    within,
    range: { offset: range.offset + 1 + open + 2, length: end },
    typed: rest.slice(0, Math.max(0, at - open - 2)),
  }
}
