import { createScanner, type Node, type ParseError, parseTree } from 'jsonc-parser'
import type { Problem, Range } from './problem.ts'

/** One JSON value with its place in the text; an object keeps every member, also those whose name comes twice. */
export type JsonNode = ObjectNode | ArrayNode | ScalarNode

export interface ObjectNode extends Range {
  readonly kind: 'object'
  readonly members: readonly Member[]
}

export interface ArrayNode extends Range {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

export interface ScalarNode extends Range {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
}

export interface Member extends Range {
  readonly name: string
  /** The name with its quotes. */
  readonly nameRange: Range
  /** Absent while the value is still to be typed. */
  readonly value: JsonNode | undefined
}

export interface ParsedJson {
  readonly root: JsonNode | undefined
  readonly problems: readonly Problem[]
}

/** Deeper nesting than any policy has (a condition value is at level 6); parsing recursively further down is not safe. */
export const maximumDepth = 32

const sentences: readonly string[] = [
  '',
  'is not a JSON value',
  'is not a number that JSON knows',
  'should be a property name in double quotes',
  'should be a value',
  'should be a colon',
  'should be a comma',
  'should be a closing brace',
  'should be a closing bracket',
  'comes after the end of the policy; remove it',
  'is a comment, which JSON does not have; remove it',
  'is a comment that does not end',
  'is a string that does not end; close its quotes',
  'is a number that does not end',
  'is not a valid \\u escape',
  'is not a valid escape sequence',
  'is a control character, which a string must write as an escape sequence',
]

/** Parses text as JSON as far as it can be understood. Never throws; what is wrong comes back as problems. */
export function parseJson(text: string): ParsedJson {
  const tooDeep = firstTooDeep(text)
  if (tooDeep >= 0) {
    return {
      root: undefined,
      problems: [
        syntaxProblem(
          { offset: tooDeep, length: 1 },
          'NESTED_TOO_DEEP',
          `The policy is nested deeper than ${maximumDepth} levels here; flatten it.`,
        ),
      ],
    }
  }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const problems = errors.map(error => {
    const found = error.length > 0 ? quote(text.slice(error.offset, error.offset + error.length)) : 'the end'
    return syntaxProblem(
      error,
      'JSON_SYNTAX_ERROR',
      `What stands here, ${found}, ${sentences[error.error] ?? sentences[1]}.`,
    )
  })
  const root = tree === undefined ? undefined : convert(tree)
  if (root !== undefined) collectDuplicates(root, problems)
  return { root, problems }
}

/** A short piece of a policy in quotes, for messages. */
export const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`

function syntaxProblem(range: Range, code: Problem['code'], detail: string): Problem {
  return { code, message: 'Syntax errors in policy.', detail, offset: range.offset, length: range.length }
}

// Token kinds of jsonc-parser, whose const enum cannot be read under isolated modules.
// Closing kinds follow their opening kinds.
const token = { openBrace: 1, openBracket: 3, end: 17 }

/**
 * The offset of the first bracket beyond the permitted depth, or -1. A closing bracket that does not fit
 * is ignored, as the parser does, so that broken text cannot nest deeper than it is counted.
 */
function firstTooDeep(text: string): number {
  const scanner = createScanner(text, true)
  const open: number[] = []
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) {
      open.push(kind + 1)
      if (open.length > maximumDepth) return scanner.getTokenOffset()
    } else if (kind === open.at(-1)) open.pop()
  }
  return -1
}

function convert(node: Node): JsonNode {
  const range = { offset: node.offset, length: node.length }
  if (node.type === 'object') {
    const members: Member[] = []
    for (const property of node.children ?? []) {
      const [name, value] = property.children ?? []
      if (name === undefined) continue
      members.push({
        name: String(name.value),
        nameRange: { offset: name.offset, length: name.length },
        value: value === undefined ? undefined : convert(value),
        offset: property.offset,
        length: property.length,
      })
    }
    return { kind: 'object', members, ...range }
  }
  if (node.type === 'array') return { kind: 'array', items: (node.children ?? []).map(convert), ...range }
  return { kind: 'scalar', value: node.value as ScalarNode['value'], ...range }
}

function collectDuplicates(node: JsonNode, problems: Problem[]): void {
  if (node.kind === 'array') for (const item of node.items) collectDuplicates(item, problems)
  if (node.kind !== 'object') return
  const seen = new Set<string>()
  for (const member of node.members) {
    if (seen.has(member.name)) {
      problems.push(
        syntaxProblem(
          member.nameRange,
          'DUPLICATE_KEY',
          `The key ${quote(member.name)} stands twice in one object; merge the two.`,
        ),
      )
    }
    seen.add(member.name)
    if (member.value !== undefined) collectDuplicates(member.value, problems)
  }
}
