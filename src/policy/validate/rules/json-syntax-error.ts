import { quote } from '../../model/json-node.ts'
import type { Range } from '../../model/problem.ts'
import type { Fix } from '../finding.ts'
import { jsonProblems } from '../json-problems.ts'
import type { Rule } from '../rule.ts'

/** What can be mended without guessing: a comma too many, and brackets that are not closed at the end. */
function repair({ offset, length }: Range, text: string): readonly Fix[] {
  const found = text.slice(offset, offset + length)
  if (found === ',') return [{ title: 'Remove the comma', edits: [{ offset, length, text: '' }] }]
  const closing = found === '{' || found === '[' ? missingAtEnd(text) : undefined
  if (closing === undefined) return []
  return [
    { title: `Add ${quote(closing)} at the end`, edits: [{ offset: text.length, length: 0, text: closing }] },
  ]
}

/** The brackets that close those that are open at the end of the text. */
function missingAtEnd(text: string): string | undefined {
  const open: string[] = []
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (bracket === '{' || bracket === '[') open.push(bracket === '{' ? '}' : ']')
    else if (bracket === '}' || bracket === ']') {
      if (open.pop() !== bracket) return undefined
    }
  }
  return open.length > 0 ? open.reverse().join('') : undefined
}

export const rule: Rule = {
  code: 'JSON_SYNTAX_ERROR',
  severity: 'ERROR',
  policy: policy =>
    jsonProblems('JSON_SYNTAX_ERROR')(policy).map(draft => ({
      ...draft,
      fixes: repair(draft.range, policy.text),
    })),
}
