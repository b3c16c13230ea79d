/** How many characters were typed at a place since the text was this one; undefined after any other change. */
export function typedSince(before: string, offset: number, now: string): number | undefined {
  const typed = now.length - before.length
  const isTyping =
    typed >= 0 &&
    now.startsWith(before.slice(0, offset)) &&
    now.endsWith(before.slice(offset)) &&
    !/[\r\n]/.test(now.slice(offset, offset + typed))
  return isTyping ? typed : undefined
}
