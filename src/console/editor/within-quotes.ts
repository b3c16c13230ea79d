import type { Range } from '../../policy/model/problem.ts'

/** A text to put somewhere, with places to fill in. */
export interface Insertion {
  readonly range: Range
  readonly snippet: string
}

/**
 * The same insertion without the quotes that are there already and that it would put there again. Of a text that is put
 * into a place to fill in, the places around stay known to the editor only if it lies within that place, which is
 * between the quotes.
 */
export function withinQuotes({ range, snippet }: Insertion, text: string, cursor: number): Insertion {
  let { offset, length } = range
  let put = snippet
  if (length > 0 && cursor > offset && text.charAt(offset) === '"' && put.startsWith('"')) {
    offset++
    length--
    put = put.slice(1)
  }
  const last = offset + length - 1
  if (length > 0 && cursor <= last && text.charAt(last) === '"' && put.endsWith('"')) {
    length--
    put = put.slice(0, -1)
  }
  return { range: { offset, length }, snippet: put }
}
