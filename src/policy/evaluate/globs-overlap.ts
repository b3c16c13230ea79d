/** Pairs of letters compared at most. */
const mostSteps = 2_000_000

const star = 0x2a
const anyOne = 0x3f

/**
 * Whether some text is matched by both patterns, with `*` and `?` as wildcards. Exact for what real policies hold;
 * patterns that would take more than `mostSteps` are said to overlap. Takes time in proportion to the product of the
 * lengths.
 */
export function globsOverlap(a: string, b: string): boolean {
  // Most pairs part at their first letters.
  for (let i = 0; i < a.length && i < b.length; i++) {
    const c = a.charCodeAt(i)
    const d = b.charCodeAt(i)
    if (c === star || d === star) break
    if (c !== d && c !== anyOne && d !== anyOne) return false
  }
  if (a.length * b.length > mostSteps) return true
  // Where the two have come together: `row[j]` says that what `a` has up to here meets what `b` has up to `j`.
  let row = new Uint8Array(b.length + 1)
  row[0] = 1
  for (let i = 0; i <= a.length; i++) {
    const next = new Uint8Array(b.length + 1)
    const c = a.charAt(i)
    for (let j = 0; j <= b.length; j++) {
      if (row[j] === 0) continue
      const d = b.charAt(j)
      if (d === '*' || (c === '*' && d !== '')) row[j + 1] = 1
      if (c === '*' || (d === '*' && c !== '')) next[j] = 1
      else if (c !== '' && d !== '' && (c === d || c === '?' || d === '?')) next[j + 1] = 1
    }
    if (i === a.length) return row[b.length] === 1
    row = next
  }
  return false
}
