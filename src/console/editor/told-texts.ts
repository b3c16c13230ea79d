/** The texts that a form was told and has not drawn. */
export interface ToldTexts {
  /** The form is told a text. */
  tell(text: string): void
  /** Whether something was told, and what the form shows is still another text than this newest one. */
  isBehind(newest: string): boolean
  /** The form shows a text. Gives whether it is one of its own: neither the newest nor one that it was told. */
  draw(text: string, newest: string): boolean
}

/** `first`: what the form shows at the beginning. It may draw a text that it was told before the newest one. */
export function createToldTexts(first: string): ToldTexts {
  const told = new Set<string>()
  let drawn = first
  return {
    tell(text) {
      // What it shows already it will not draw again, unless something else comes in between.
      if (text !== drawn || told.size > 0) told.add(text)
    },
    isBehind: newest => told.size > 0 && drawn !== newest,
    draw(text, newest) {
      drawn = text
      if (text !== newest) return !told.has(text)
      told.clear()
      return false
    },
  }
}
