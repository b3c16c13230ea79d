import { type Entry, type EntryKind, type Findable, kinds } from './entry.ts'

/** What was found of one kind, the best first. */
export interface Found {
  readonly kind: EntryKind
  readonly entries: readonly Entry[]
  /** How many there are; `entries` has the first of them. */
  readonly total: number
}

/** As many as can be looked over without paging. */
const mostShown = 6

/**
 * How well an entry fits: 0 is its whole title, 1 the title's beginning, 2 a word's beginning in it, 3 elsewhere in it,
 * 4 only in what else it is found by, undefined not at all.
 */
const rankOf = (
  { entry, title, text }: Findable,
  typed: string,
  words: readonly string[],
): number | undefined => {
  for (const word of words) if (!text.includes(word)) return undefined
  const at = title.indexOf(typed)
  if (at === 0) return title.length === typed.length ? 0 : 1
  // `Admin` begins a word in `path-Admin` and in `AccountAdmin`.
  if (at > 0) return /\w[^A-Z]/.test(entry.title.slice(at - 1, at + 1)) ? 3 : 2
  return words.every(word => title.includes(word)) ? 3 : 4
}

/**
 * What fits all the words typed, by kind; the kind with the best find first. With nothing typed it is what there is to
 * do. Looks once through everything, which takes a few milliseconds for ten thousand entries.
 */
export const find = (all: readonly Findable[], query: string): readonly Found[] => {
  const typed = query.trim().toLowerCase()
  const words = typed.split(/\s+/).filter(word => word !== '')
  const byKind = new Map<EntryKind, { readonly ranks: Entry[][]; best: number; total: number }>()
  for (const item of all) {
    const { kind } = item.entry
    if (words.length === 0 && kind !== 'task' && kind !== 'recent') continue
    const rank = words.length === 0 ? 0 : rankOf(item, typed, words)
    if (rank === undefined) continue
    let found = byKind.get(kind)
    if (found === undefined) {
      found = { ranks: [], best: rank, total: 0 }
      byKind.set(kind, found)
    }
    found.total += 1
    found.best = Math.min(found.best, rank)
    const ranked = found.ranks[rank] ?? []
    found.ranks[rank] = ranked
    if (ranked.length < mostOf(kind, words)) ranked.push(item.entry)
  }
  return [...byKind]
    .sort(([kindA, a], [kindB, b]) => a.best - b.best || kinds.indexOf(kindA) - kinds.indexOf(kindB))
    .map(([kind, { ranks, total }]) => ({
      kind,
      entries: ranks.flat().slice(0, mostOf(kind, words)),
      total,
    }))
}

/** With nothing typed, everything that there is to do is worth a look. */
const mostOf = (kind: EntryKind, words: readonly string[]): number =>
  words.length === 0 && kind === 'task' ? Number.POSITIVE_INFINITY : mostShown
