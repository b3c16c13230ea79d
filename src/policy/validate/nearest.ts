/** At most so many letters of a word may be wrong for it to be taken for another. */
const mostWrong = (word: string): number => (word.length < 5 ? 1 : word.length < 9 ? 2 : 3)

/**
 * The candidate that differs from the word in the fewest letters, regardless of letter case; undefined when none is
 * near. Takes time in proportion to the candidates.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  let best: string | undefined
  let least = mostWrong(wanted) + 1
  for (const candidate of candidates) {
    const distance = distanceBelow(wanted, candidate.toLowerCase(), least)
    if (distance >= least) continue
    best = candidate
    least = distance
    if (distance === 0) break
  }
  return best
}

/**
 * Letters to insert, delete, change or swap with their neighbour; `limit` when that many or more.
 * Source: the restricted Damerau-Levenshtein distance.
 */
function distanceBelow(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  const width = b.length + 1
  // Three rows of the table in turn; what is farther from its middle than the limit cannot matter.
  let before = new Array<number>(width).fill(limit)
  let above = Array.from({ length: width }, (_, j) => Math.min(j, limit))
  let row = new Array<number>(width).fill(limit)
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - limit)
    row.fill(limit)
    if (first === 1) row[0] = Math.min(i, limit)
    let least = row[0] ?? limit
    for (let j = first; j <= Math.min(b.length, i + limit); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped =
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least >= limit) return limit
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[b.length] ?? limit, limit)
}
