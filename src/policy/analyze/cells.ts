import { globCovers } from '../evaluate/glob-covers.ts'
import { globsOverlap } from '../evaluate/globs-overlap.ts'
import { stranger, witness } from './samples.ts'

/** A text that values are compared with, letter by letter or as a pattern. */
export interface Comparison {
  readonly text: string
  readonly isPattern: boolean
  readonly matches: (value: string) => boolean
}

/** One value for each way in which values can fare under all comparisons together. */
export interface Cells {
  readonly samples: readonly string[]
  /** There is no further way. */
  readonly complete: boolean
}

const mostPatterns = 20
const mostComparisons = 120
const fillings: readonly (readonly [star: string, any: string])[] = [
  ['x', 'x'],
  ['', 'q'],
  [stranger, 'z'],
]

/**
 * Values on all sides of some comparisons. It is complete only where that can be shown: the patterns are nested or
 * apart from each other, and each has a value of its own. `plain` says that patterns are globs over the whole text;
 * of others only one can be judged. `outsiders` are values that few patterns match.
 */
export function cellsOf(
  comparisons: readonly Comparison[],
  outsiders: readonly string[],
  plain: boolean,
): Cells {
  const patterns = comparisons.filter(({ isPattern }) => isPattern)
  const looked = comparisons.slice(0, mostComparisons)
  const candidates = new Set<string>([...outsiders, ...looked.flatMap(({ text }) => witnesses(text))])
  for (const { text, isPattern } of looked) if (!isPattern) candidates.add(text)
  for (const text of meetings(patterns.slice(0, mostPatterns))) candidates.add(text)
  const byFate = new Map<string, string>()
  for (const value of candidates) {
    const fate = looked.map(({ matches }) => (matches(value) ? '1' : '0')).join('')
    if (!byFate.has(fate)) byFate.set(fate, value)
  }
  const samples = [...byFate.values()]
  const few = patterns.length <= (plain ? mostPatterns : 1) && comparisons.length <= mostComparisons
  return { samples, complete: few && areNested(patterns) && haveOwn(comparisons, samples) }
}

const witnesses = (text: string): readonly string[] => fillings.map(([star, any]) => witness(text, star, any))

/** Where two patterns may meet: one of them with the other's words in place of its stars. */
function meetings(patterns: readonly Comparison[]): readonly string[] {
  return patterns.flatMap(({ text: a }) =>
    patterns.flatMap(({ text: b }) => {
      if (a === b) return []
      const other = witness(b)
      const words = other.split(/[:/]/).filter(word => word !== '' && word !== 'arn')
      return [...words, other.slice(commonStart(a, other))].map(word => witness(a, word))
    }),
  )
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a.charAt(at) === b.charAt(at)) at++
  return at
}

/** Of each two patterns one covers the other, or no text matches both. */
const areNested = (patterns: readonly Comparison[]): boolean =>
  patterns.length > mostPatterns
    ? false
    : patterns.every(({ text: a }, place) =>
        patterns
          .slice(place + 1)
          .every(({ text: b }) => !globsOverlap(a, b) || globCovers(a, b) || globCovers(b, a)),
      )

/** Each pattern has a sample that nothing narrower matches, and some sample is matched by none. */
function haveOwn(comparisons: readonly Comparison[], samples: readonly string[]): boolean {
  const isNarrower = (wide: Comparison, other: Comparison) =>
    other !== wide &&
    (other.isPattern
      ? globCovers(wide.text, other.text) && !globCovers(other.text, wide.text)
      : wide.matches(other.text))
  const everyOne = comparisons.every(wide => {
    const narrower = wide.isPattern ? comparisons.filter(other => isNarrower(wide, other)) : []
    return samples.some(value => wide.matches(value) && !narrower.some(({ matches }) => matches(value)))
  })
  const all = comparisons.some(({ text, isPattern }) => isPattern && globCovers(text, '*'))
  return everyOne && (all || samples.some(value => !comparisons.some(({ matches }) => matches(value))))
}
