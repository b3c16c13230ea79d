import { applyEdits, format } from 'jsonc-parser'

/**
 * A policy's text for a person to read: one that was written in a single line gets lines and indents, as AWS's console
 * shows it. A text that has lines stays as it was written. Only white space between the parts changes. Never throws.
 */
export const readableText = (text: string): string =>
  text.trim().includes('\n')
    ? text
    : applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 4, eol: '\n' }))
