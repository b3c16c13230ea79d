/** Compares about as many letters at most. */
const mostSteps = 20_000

/**
 * Whether every text that `narrow` matches is one that `wide` matches, both with `*` and `?` as wildcards. A `yes` is
 * certain; some pairs of equal meaning (`?*` and `*?` around letters) are not seen, nor pairs that take more than
 * `mostSteps`, which no patterns of real policies do.
 */
export function globCovers(wide: string, narrow: string): boolean {
  let steps = 0
  let w = 0
  let n = 0
  let starNext = -1
  let starAt = 0
  while (n < narrow.length) {
    if (steps++ > mostSteps) return false
    const c = wide.charAt(w)
    if (c === '*') {
      starNext = ++w
      starAt = n
      if (w === wide.length) return true
      continue
    }
    const d = narrow.charAt(n)
    if ((c === '?' && d !== '*') || (c === d && c !== '')) {
      w++
      n++
    } else if (starNext >= 0) {
      n = ++starAt
      w = starNext
    } else return false
  }
  while (wide.charAt(w) === '*') w++
  return w === wide.length
}
