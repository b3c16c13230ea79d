import { replaceEdit } from '../model/edit.ts'
import type { ParsedPolicy } from '../model/parse.ts'
import type { PolicyFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'

const count = (characters: number): string => characters.toLocaleString('en')

/** Takes white space out, where that counts and is enough. */
function minify({ root, problems, text }: ParsedPolicy, quota: number): readonly Fix[] {
  if (root === undefined || problems.length > 0) return []
  const short = JSON.stringify(JSON.parse(text))
  return short.length > quota
    ? []
    : [{ title: 'Remove the white space', edits: [replaceEdit({ offset: 0, length: text.length }, short)] }]
}

/** The finding that a policy is longer than it may be, at the opening brace. */
export function tooLong(
  { parsed }: PolicyFacts,
  size: number,
  quota: number,
  advice: string,
): Draft | undefined {
  if (size <= quota || parsed.root === undefined) return undefined
  return {
    range: { offset: parsed.root.offset, length: 1 },
    message: `The policy has ${count(size)} characters, ${count(size - quota)} more than the quota of ${count(quota)}; ${advice}.`,
    fixes: size === parsed.text.length && /\s/.test(parsed.text) ? minify(parsed, quota) : [],
  }
}
