import type { TextEdit } from '../model/edit.ts'
import type { Completion, CompletionKind } from './language.ts'
import { type Place, variableEnd } from './place-at.ts'
import { plainInside } from './snippet.ts'

/** Something that could stand at a place, before it is known how it has to be written there. */
export interface Offer {
  readonly label: string
  readonly kind: CompletionKind
  readonly detail?: string | undefined
  readonly documentation?: string | undefined
  /** What stands between the quotes, as a snippet; the label unless said. */
  readonly inside?: string | undefined
  /** The whole value as a snippet, where it is no text. */
  readonly whole?: string | undefined
  /** Of a name: its value, as a snippet. */
  readonly value?: string | undefined
  readonly rank: number
  readonly again?: boolean | undefined
}

/** Writes an offer down at its place: with the quotes, the colon and the commas that are missing there. */
export function asCompletion(place: Place, offer: Offer): Completion {
  const { label, kind, detail, documentation, rank, again } = offer
  const { cursor, range } = place
  const before = commaBefore(place)
  const also: readonly TextEdit[] | undefined =
    before === 'elsewhere' && cursor.commaBefore !== undefined
      ? [{ offset: cursor.commaBefore, length: 0, text: ',' }]
      : undefined
  const snippet = `${before === 'here' ? ', ' : ''}${written(place, offer)}`
  return { label, kind, detail, documentation, range, snippet, rank, again, also }
}

/** An edit elsewhere must not touch the range: right behind the value the comma is a part of what is written. */
function commaBefore({ cursor, range }: Place): 'here' | 'elsewhere' | undefined {
  if (cursor.commaBefore === undefined) return undefined
  return cursor.commaBefore === range.offset ? 'here' : 'elsewhere'
}

function written({ kind, cursor }: Place, { label, inside, whole, value }: Offer): string {
  if (kind === 'variable')
    return `${inside ?? plainInside(label)}${closingBrace(cursor.written, cursor.typed)}`
  const text = whole ?? `"${inside ?? plainInside(label)}"`
  if (cursor.role !== 'name') return `${text}${cursor.commaAfter ? ',' : ''}`
  if (cursor.colon) return text
  return `${text}: ${value ?? '$0'}${cursor.commaAfter ? ',' : ''}`
}

/** The brace that a variable lacks. */
function closingBrace(written: string, typed: string): string {
  const rest = written.slice(typed.lastIndexOf('$' + '{') + 2)
  return rest.charAt(variableEnd(rest)) === '}' ? '' : '\\}'
}
