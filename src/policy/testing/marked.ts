/** A text with the place of a cursor, written as `|`. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('|')
  if (offset < 0) throw new Error(`there is no "|" in "${text}"`)
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset }
}
