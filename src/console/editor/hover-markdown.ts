import type { Hover } from '../../policy/language/language.ts'

/** So much of a line is shown: a text may be a megabyte, and nobody reads it in a bubble. */
const longest = 400

/** A hover as Markdown in which nothing of the policy's text has a meaning of its own: it may be a stranger's. */
export function hoverMarkdown({ lines, page }: Hover): string {
  const [title = '', ...rest] = lines.map(plain)
  return [`**${title}**`, ...rest, ...(page === undefined ? [] : [`[Documentation](${page})`])].join('\n\n')
}

/** Escapes every mark that Markdown has, and those of addresses, of which it makes links by itself. */
const plain = (text: string): string =>
  (text.length > longest ? `${text.slice(0, longest)}…` : text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
