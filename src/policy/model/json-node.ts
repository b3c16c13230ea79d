import { createScanner, type Node, parseTree } from 'jsonc-parser'
import type { Problem, Range } from './problem.ts'
import { maximumDepth, parseStrictJson } from './strict-json.ts'

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

/**
 * Parses text as JSON. Never throws: of a text that is none it says the first fault, and gives what can be
 * understood of the rest. Keys that stand twice are problems of their own.
 */
export function parseJson(text: string): ParsedJson {
  const { root, fault, duplicates } = parseStrictJson(text)
  if (fault === undefined) return { root, problems: duplicates.map(duplicateProblem) }
  if (fault.kind === 'depth') {
    const detail = `The policy is nested deeper than ${maximumDepth} levels here; flatten it.`
    return { root: undefined, problems: [syntaxProblem(fault, 'NESTED_TOO_DEEP', detail)] }
  }
  const found = fault.length > 0 ? quote(text.slice(fault.offset, fault.offset + fault.length)) : 'the end'
  const problems = [syntaxProblem(fault, 'JSON_SYNTAX_ERROR', `What stands here, ${found}, ${fault.says}.`)]
  if (isTooDeep(text)) return { root: undefined, problems }
  const tree = parseTree(text, [], { disallowComments: true, allowTrailingComma: false })
  const understood = tree === undefined ? undefined : convert(tree)
  if (understood !== undefined) collectDuplicates(understood, problems)
  return { root: understood, problems }
}

/** A short piece of a policy in quotes, for messages. */
export const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`

const duplicateProblem = ({ name, nameRange }: Member): Problem =>
  syntaxProblem(
    nameRange,
    'DUPLICATE_KEY',
    `The key ${quote(name)} stands twice in one object; merge the two.`,
  )

function syntaxProblem(range: Range, code: Problem['code'], detail: string): Problem {
  return { code, message: 'Syntax errors in policy.', detail, offset: range.offset, length: range.length }
}

// Token kinds of jsonc-parser, whose const enum cannot be read under isolated modules.
// Closing kinds follow their opening kinds.
const token = { openBrace: 1, openBracket: 3, end: 17 }

/**
 * Whether brackets open beyond the permitted depth. A closing bracket that does not fit is ignored, as the tolerant
 * parser does, so that broken text cannot nest deeper than it is counted.
 */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true)
  const open: number[] = []
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) {
      open.push(kind + 1)
      if (open.length > maximumDepth) return true
    } else if (kind === open.at(-1)) open.pop()
  }
  return false
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
    if (seen.has(member.name)) problems.push(duplicateProblem(member))
    seen.add(member.name)
    if (member.value !== undefined) collectDuplicates(member.value, problems)
  }
}
