import { globCovers } from '../evaluate/glob-covers.ts'
import { quote } from '../model/json-node.ts'
import type { ValueList } from '../model/parse.ts'
import type { Draft } from './finding.ts'
import { removeFix } from './fix.ts'

interface Pattern {
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
  const texts = list.values.map(({ value }) => (value.length > longest ? fold(value) : veiled(fold(value))))
  for (const [place, text] of texts.entries()) {
    if (first.has(text)) continue
    first.set(text, place)
    const wildcard = patterns.length < mostPatterns && text.length <= longest ? firstWildcard(text) : -1
    if (wildcard >= 0) patterns.push({ text, place, start: text.slice(0, wildcard) })
  }
  if (patterns.length === 0 && first.size === texts.length) return []
  const drafts: Draft[] = []
  for (const [place, text] of texts.entries()) {
    const same = first.get(text) ?? place
    const other = same === place ? coveredBy(text, place, patterns) : same
    const at = list.values[place]
    const covering = other === undefined ? undefined : list.values[other]
    if (at === undefined || covering === undefined) continue
    drafts.push({
      range: at,
      message: `${quote(at.value)} is covered by ${quote(covering.value)} in the same list; remove it.`,
      fixes: removeFix(list.member.value, at, quote(at.value)),
    })
  }
  return drafts
}

/** The text with the wildcards within its variables made letters: `${*}` stands for a star, and matches one only. */
const veiled = (text: string): string =>
  text.replaceAll(/\$\{[^}]*\}/g, variable => variable.replaceAll('*', '\u0001').replaceAll('?', '\u0002'))

function firstWildcard(text: string): number {
  const star = text.indexOf('*')
  const any = text.indexOf('?')
  return star < 0 || (any >= 0 && any < star) ? any : star
}

/** The place of the pattern that covers a text; of two that cover each other the first stays. */
function coveredBy(text: string, place: number, patterns: readonly Pattern[]): number | undefined {
  if (text.length > longest) return undefined
  for (const pattern of patterns) {
    if (pattern.place === place || !text.startsWith(pattern.start) || !globCovers(pattern.text, text))
      continue
    if (pattern.place < place || !globCovers(text, pattern.text)) return pattern.place
  }
  return undefined
}
