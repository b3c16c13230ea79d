/**
 * The API models' patterns are Java's. Where they differ from JavaScript's: a match is of the whole text, `.`
 * and classes take characters and not code units, and punctuation may be escaped without need.
 */
const toUnicodeMode = (pattern: string): string =>
  // With the u flag only syntax characters may be escaped; in a class also the dash.
  pattern.replace(/\\([^\w\s])/g, (escaped, character: string) =>
    '^$\\.*+?()[]{}|/-'.includes(character) ? escaped : character,
  )

const compiled = new Map<string, (text: string) => boolean>()

/** A test whether a whole text matches a pattern of the API models. Compiled when first asked. */
export const compilePattern = (pattern: string): ((text: string) => boolean) => {
  const known = compiled.get(pattern)
  if (known) return known
  let expression: RegExp | undefined
  const matches = (text: string): boolean => {
    expression ??= new RegExp(`^(?:${toUnicodeMode(pattern)})$`, 'u')
    return expression.test(text)
  }
  compiled.set(pattern, matches)
  return matches
}
