import { globCovers } from '../evaluate/glob-covers.ts'
import { quote } from '../model/json-node.ts'
import type { Located, ValueList } from '../model/parse.ts'
import type { Draft } from './finding.ts'
import { removeFix } from './fix.ts'

interface Pattern extends Located {
  /** What it is compared as. */
  readonly text: string
  readonly place: number
  /** What stands before its first wildcard. */
  readonly start: string
}

// Real lists have a few wildcards; with more of them, or longer ones, the rest is not compared, to stay linear.
const mostPatterns = 40
const longest = 200

/** Texts of a list that another text of it covers; `fold` says how texts are compared. */
export function redundantValues(
  list: ValueList | undefined,
  fold: (text: string) => string,
): readonly Draft[] {
  if (list === undefined || list.values.length < 2) return []
  const first = new Map<string, number>()
  const patterns: Pattern[] = []
  const texts = list.values.map(({ value }) => fold(value))
  for (const [place, text] of texts.entries()) {
    if (first.has(text)) continue
    first.set(text, place)
    const wildcard = text.search(/[*?]/)
    const at = list.values[place]
    if (at === undefined || wildcard < 0 || text.length > longest || patterns.length >= mostPatterns) continue
    patterns.push({ ...at, text, place, start: text.slice(0, wildcard) })
  }
  return list.values.flatMap((at, place) => {
    const text = texts[place] ?? ''
    const other =
      first.get(text) === place ? coveredBy(text, place, patterns) : list.values[first.get(text) ?? 0]
    if (other === undefined) return []
    return [
      {
        range: at,
        message: `${quote(at.value)} is covered by ${quote(other.value)} in the same list; remove it.`,
        fixes: removeFix(list.member.value, at, quote(at.value)),
      },
    ]
  })
}

/** The pattern that covers a text; of two that cover each other the first stays. */
function coveredBy(text: string, place: number, patterns: readonly Pattern[]): Pattern | undefined {
  if (text.length > longest) return undefined
  return patterns.find(
    pattern =>
      pattern.place !== place &&
      text.startsWith(pattern.start) &&
      globCovers(pattern.text, text) &&
      (pattern.place < place || !globCovers(text, pattern.text)),
  )
}
