import { expect, test } from 'vitest'
import { withinQuotes } from './within-quotes.ts'

/** The text with `|` at the cursor and brackets around what is replaced, and what is put there. */
const marked = (text: string, snippet: string) => {
  const cursor = text.replaceAll(/[<>]/g, '').indexOf('|')
  const plain = text.replaceAll(/[<>|]/g, '')
  const offset = text.replaceAll('|', '').indexOf('<')
  const length = text.replaceAll(/[<|]/g, '').indexOf('>') - offset
  const { range, snippet: put } = withinQuotes({ range: { offset, length }, snippet }, plain, cursor)
  return [plain.slice(0, range.offset), plain.slice(range.offset, range.offset + range.length), put]
}

test.each([
  ['both quotes are there', '"Action": <"s3:|">', '"s3:GetObject"', ['"Action": "', 's3:', 's3:GetObject']],
  ['only the first is', '"Action": <"s3:|>', '"s3:GetObject"', ['"Action": "', 's3:', 's3:GetObject"']],
  ['none is', '"Action": <|>', '"s3:GetObject"', ['"Action": ', '', '"s3:GetObject"']],
  ['the cursor is before them', '"Action": <|"s3">', '"sqs"', ['"Action": ', '"s3', '"sqs']],
  ['the cursor is behind them', '"Action": <"s3"|>', '"sqs"', ['"Action": "', 's3"', 'sqs"']],
  ['more than a text is put', '<"|">', '"Action": [$1]', ['"', '"', 'Action": [$1]']],
] as const)('%s', (_name, text, snippet, expected) => {
  expect(marked(text, snippet)).toEqual(expected)
})
