// @ts-expect-error Monaco makes its hovers with it, and brings no types of it.
import { marked } from 'monaco-editor/base/common/marked/marked'
import { expect, test } from 'vitest'
import { hoverMarkdown } from './hover-markdown.ts'

const parse: (markdown: string) => string = marked.parse
const htmlOf = (text: string): string => parse(hoverMarkdown({ range, lines: ['Title', text] }))
const range = { offset: 0, length: 0 }

/** What a person reads. */
const read = (html: string): string =>
  html
    .replaceAll(/<\/?(?:p|strong)>|\n/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

test.each([
  ['a link', '[free access](https://example.com/)'],
  ['an address', 'https://example.com/?a=1'],
  ['an address without a scheme', 'www.example.com'],
  ['a mail address', 'mailto:ann@example.com'],
  ['a mail address by itself', 'ann@example.com'],
  ['a picture', '![x](https://example.com/x.png)'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['an entity', '&lt;b&gt;'],
  ['marks', '**a** _b_ `c` ~~d~~ \\e $(alert) | f'],
  ['a heading', '# x'],
  ['a list', '- x'],
  ['a numbered list', '1. x'],
  ['a line', '---'],
  ['an action', 's3:Get* · Read'],
])('%s in a policy is read as it is written', (_, text) => {
  const html = htmlOf(text)
  expect(html.match(/<(?!\/?(?:p|strong)>)[a-z/][^>]*>/g)).toBeNull()
  expect(read(html)).toBe(`Title${text}`)
})

test.each(['a\n\n# b', 'a\n\n    b', 'a\r\n- b', '```\nb\n```'])('new lines begin nothing: %j', text => {
  expect(htmlOf(text).match(/<(?!\/?(?:p|strong)>)[a-z/][^>]*>/g)).toBeNull()
  expect(htmlOf(text).match(/<p>/g)).toHaveLength(2)
})

test('of a long text the beginning is shown', () => {
  expect(hoverMarkdown({ range, lines: ['x'.repeat(1_000_000)] }).length).toBeLessThan(500)
})

test('the page is a link, below everything', () => {
  expect(hoverMarkdown({ range, lines: ['Effect', 'Allow or Deny.'], page: 'https://docs.example/e' })).toBe(
    '**Effect**\n\nAllow or Deny\\.\n\n[Documentation](https://docs.example/e)',
  )
})
