/** A text as it stands in a snippet, where `$`, `}` and `\` have a meaning. */
export const plain = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&')

/** The inside of a JSON text, as it stands in a snippet. */
export const plainInside = (text: string): string => plain(JSON.stringify(text).slice(1, -1))

/** The `number`th place to fill in, with the words that stand there first. */
export const place = (number: number, words = ''): string =>
  words === '' ? `$${number}` : `\${${number}:${plain(words)}}`

/** A text with a place to fill in for each `${Name}` and `<name>` that AWS's templates have, from number `first` on. */
export function filled(template: string, first = 1): string {
  let number = first
  let at = 0
  let snippet = ''
  for (const match of template.matchAll(/\$\{([^}]*)\}|<([^>]*)>/g)) {
    snippet += plain(template.slice(at, match.index)) + place(number++, match[1] ?? match[2])
    at = match.index + match[0].length
  }
  return snippet + plain(template.slice(at))
}

/** The text that a snippet puts down when nothing is filled in. */
export const snippetText = (snippet: string): string =>
  snippet
    .replaceAll(
      /(?<!\\)\$(?:\d+|\{\d+(?::((?:\\.|[^}\\])*))?\})/g,
      (_, words: string | undefined) => words ?? '',
    )
    .replaceAll(/\\([\\$}])/g, '$1')
