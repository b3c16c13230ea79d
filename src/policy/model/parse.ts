import { type JsonNode, type Member, type ObjectNode, parseJson } from './json-node.ts'
import type { Problem, Range } from './problem.ts'

/** A text value and where it stands, quotes included. */
export interface Located extends Range {
  readonly value: string
}

/** One text or a list of texts: the two are the same everywhere in a policy. */
export interface ValueList extends Range {
  readonly values: readonly Located[]
  /** False when something in it is not of a type that belongs there; `values` has the rest. */
  readonly readable: boolean
}

export interface ParsedCondition {
  readonly operator: Located
  readonly key: Located
  readonly values: ValueList
}

export interface ParsedStatement extends Range {
  readonly index: number
  /** Every element as it stands, also unknown and repeated ones. */
  readonly elements: readonly Member[]
  readonly sid: Located | undefined
  readonly effect: Located | undefined
  readonly principal: Member | undefined
  readonly notPrincipal: Member | undefined
  readonly action: ValueList | undefined
  readonly notAction: ValueList | undefined
  readonly resource: ValueList | undefined
  readonly notResource: ValueList | undefined
  readonly conditions: readonly ParsedCondition[]
  /** Names of the elements whose shape could not be read or that stand twice. */
  readonly unreadable: ReadonlySet<string>
}

export interface ParsedPolicy {
  readonly text: string
  readonly root: JsonNode | undefined
  readonly version: Located | undefined
  readonly id: Located | undefined
  readonly statements: readonly ParsedStatement[]
  /** What is wrong with the JSON itself: syntax, depth, keys that stand twice. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a policy with the place of every part. Never throws: of a broken text it returns what can be
 * understood, and `problems` says what is broken.
 */
export function parsePolicy(text: string): ParsedPolicy {
  const { root, problems } = parseJson(text)
  const members = root?.kind === 'object' ? root.members : []
  const last = (name: string) => members.findLast(member => member.name === name)?.value
  // All of them, should the element stand twice: dropping one could drop a Deny.
  const items = members
    .filter(member => member.name === 'Statement')
    .flatMap(({ value }) => (value === undefined ? [] : value.kind === 'array' ? value.items : [value]))
  return {
    text,
    root,
    version: located(last('Version')),
    id: located(last('Id')),
    statements: items.map(readStatement),
    problems,
  }
}

/** The value of a scalar as condition values and versions are written; numbers and booleans become their JSON text. */
function located(node: JsonNode | undefined): Located | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined
  return { value: String(node.value), offset: node.offset, length: node.length }
}

function readStatement(node: JsonNode, index: number): ParsedStatement {
  const unreadable = new Set<string>()
  const elements = node.kind === 'object' ? node.members : []
  if (node.kind !== 'object') unreadable.add('Statement')
  const seen = new Set<string>()
  for (const { name } of elements) {
    if (seen.has(name)) unreadable.add(name)
    seen.add(name)
  }
  const member = (name: string) => elements.findLast(element => element.name === name)
  const text = (name: string) => {
    const found = member(name)
    if (found !== undefined && !isText(found.value)) unreadable.add(name)
    return isText(found?.value) ? located(found?.value) : undefined
  }
  const list = (name: string) => {
    const found = member(name)
    if (found === undefined) return undefined
    const values = readList(found, isText)
    if (!values.readable) unreadable.add(name)
    return values
  }
  return {
    index,
    offset: node.offset,
    length: node.length,
    elements,
    sid: text('Sid'),
    effect: text('Effect'),
    principal: member('Principal'),
    notPrincipal: member('NotPrincipal'),
    action: list('Action'),
    notAction: list('NotAction'),
    resource: list('Resource'),
    notResource: list('NotResource'),
    conditions: elements.flatMap(element =>
      element.name === 'Condition' ? readConditions(element, unreadable) : [],
    ),
    unreadable,
  }
}

const isText = (node: JsonNode | undefined): boolean =>
  node?.kind === 'scalar' && typeof node.value === 'string'
const isScalar = (node: JsonNode | undefined): boolean => node?.kind === 'scalar' && node.value !== null

function readList(member: Member, accepts: (node: JsonNode | undefined) => boolean): ValueList {
  const node = member.value
  const range = node ?? member
  const items = node?.kind === 'array' ? node.items : [node]
  const values: Located[] = []
  for (const item of items) {
    const value = accepts(item) ? located(item) : undefined
    if (value !== undefined) values.push(value)
  }
  return { values, readable: values.length === items.length, offset: range.offset, length: range.length }
}

function readConditions(element: Member, unreadable: Set<string>): ParsedCondition[] {
  const conditions: ParsedCondition[] = []
  for (const operator of membersOf(element.value, unreadable)) {
    for (const key of membersOf(operator.value, unreadable)) {
      const values = readList(key, isScalar)
      if (!values.readable) unreadable.add('Condition')
      conditions.push({
        operator: { value: operator.name, ...operator.nameRange },
        key: { value: key.name, ...key.nameRange },
        values,
      })
    }
  }
  return conditions
}

function membersOf(node: JsonNode | undefined, unreadable: Set<string>): ObjectNode['members'] {
  if (node?.kind === 'object') return node.members
  unreadable.add('Condition')
  return []
}
