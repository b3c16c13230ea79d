import type { TextEdit } from '../model/edit.ts'
import { parseStrictJson } from '../model/strict-json.ts'
import { type JsonToken, skipSpace, tokenAt } from './json-tokens.ts'

/**
 * Edits that lay a policy out as `JSON.stringify` does with steps of two blanks. Only white space between the parts
 * changes, so that every value, its spelling and the order stay. None for a text that is no JSON.
 */
export function formatEdits(text: string): readonly TextEdit[] {
  if (parseStrictJson(text).fault !== undefined) return []
  const edits: TextEdit[] = []
  const put = (from: number, to: number, space: string) => {
    if (text.slice(from, to) !== space) edits.push({ offset: from, length: to - from, text: space })
  }
  let depth = 0
  let before: JsonToken | undefined
  let end = 0
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, end)) {
    const token = tokenAt(text, at, true)
    if (token.kind === '}' || token.kind === ']') depth--
    put(end, at, spaceBetween(before, token, depth))
    if (token.kind === '{' || token.kind === '[') depth++
    before = token
    end = at + token.length
  }
  put(end, text.length, end < text.length ? '\n' : '')
  return edits
}

/** Edits that take all white space between the parts of a policy away. None for a text that is no JSON. */
export function squeezeEdits(text: string): readonly TextEdit[] {
  if (parseStrictJson(text).fault !== undefined) return []
  const edits: TextEdit[] = []
  let end = 0
  for (;;) {
    const at = skipSpace(text, end)
    if (at > end) edits.push({ offset: end, length: at - end, text: '' })
    if (at >= text.length) return edits
    end = at + tokenAt(text, at, true).length
  }
}

function spaceBetween(before: JsonToken | undefined, token: JsonToken, depth: number): string {
  if (before === undefined || token.kind === ',' || token.kind === ':') return ''
  if (before.kind === ':') return ' '
  const opens = before.kind === '{' || before.kind === '['
  const closes = token.kind === '}' || token.kind === ']'
  return opens && closes ? '' : `\n${'  '.repeat(depth)}`
}
