import { type JsonNode, type Member, type ObjectNode, parseJson, type ScalarNode } from './json-node.ts'
import type { Problem, Range } from './problem.ts'

/** A text value and where it stands, quotes included. */
export interface Located extends Range {
  readonly value: string
}

/** One text or a list of texts: the two are the same everywhere in a policy. */
export interface ValueList extends Range {
  readonly values: readonly Located[]
  /** The element, or the condition key, whose value it is. */
  readonly member: Member
  /** False when something in it is not of a type that belongs there; `values` has the rest. */
  readonly readable: boolean
}

export interface ParsedCondition {
  readonly operator: Located
  readonly key: Located
  readonly values: ValueList
  /** The operator with all its keys. */
  readonly block: Member
}

export interface ParsedStatement extends Range {
  readonly index: number
  readonly node: JsonNode
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
  const hasDuplicates = problems.some(problem => problem.code === 'DUPLICATE_KEY')
  return {
    text,
    root,
    version: located(last('Version')),
    id: located(last('Id')),
    statements: items.map((item, index) => readStatement(item, index, hasDuplicates)),
    problems,
  }
}

/** The value of a scalar as condition values and versions are written; numbers and booleans become their JSON text. */
function located(node: JsonNode | undefined): Located | undefined {
  if (isText(node)) return node
  if (node?.kind !== 'scalar' || node.value === null) return undefined
  return { value: String(node.value), offset: node.offset, length: node.length }
}

type Lists = Pick<ParsedStatement, 'action' | 'notAction' | 'resource' | 'notResource'>

const listNames: ReadonlyMap<string, keyof Lists> = new Map([
  ['Action', 'action'],
  ['NotAction', 'notAction'],
  ['Resource', 'resource'],
  ['NotResource', 'notResource'],
])

const nothingUnreadable: ReadonlySet<string> = new Set()
const noConditions: readonly ParsedCondition[] = []

/** Of an element that stands twice the last one is read, and it counts as unreadable. */
function readStatement(node: JsonNode, index: number, hasDuplicates: boolean): ParsedStatement {
  const elements = node.kind === 'object' ? node.members : []
  let unreadable: Set<string> | undefined
  const isUnreadable = (name: string) => {
    unreadable ??= new Set()
    unreadable.add(name)
  }
  if (node.kind !== 'object') isUnreadable('Statement')
  if (hasDuplicates) for (const name of namesTwice(elements)) isUnreadable(name)
  const lists: { -readonly [name in keyof Lists]?: ValueList } = {}
  const texts: { Sid?: Located | undefined; Effect?: Located | undefined } = {}
  const principals: { Principal?: Member; NotPrincipal?: Member } = {}
  let conditions: ParsedCondition[] | undefined
  for (const element of elements) {
    const { name, value } = element
    const list = listNames.get(name)
    if (list !== undefined) {
      const values = readList(element, textOf)
      if (!values.readable) isUnreadable(name)
      lists[list] = values
    } else if (name === 'Sid' || name === 'Effect') {
      if (!isText(value)) isUnreadable(name)
      texts[name] = isText(value) ? value : undefined
    } else if (name === 'Principal' || name === 'NotPrincipal') principals[name] = element
    else if (name === 'Condition') {
      conditions ??= []
      readConditions(element, conditions, isUnreadable)
    }
  }
  return {
    index,
    node,
    offset: node.offset,
    length: node.length,
    elements,
    sid: texts.Sid,
    effect: texts.Effect,
    principal: principals.Principal,
    notPrincipal: principals.NotPrincipal,
    action: lists.action,
    notAction: lists.notAction,
    resource: lists.resource,
    notResource: lists.notResource,
    conditions: conditions ?? noConditions,
    unreadable: unreadable ?? nothingUnreadable,
  }
}

function namesTwice(elements: readonly Member[]): readonly string[] {
  const seen = new Set<string>()
  return elements.flatMap(({ name }) => {
    if (seen.has(name)) return [name]
    seen.add(name)
    return []
  })
}

const isText = (node: JsonNode | undefined): node is ScalarNode & Located =>
  node?.kind === 'scalar' && typeof node.value === 'string'

const textOf = (node: JsonNode | undefined): Located | undefined => (isText(node) ? node : undefined)

/** The texts of a list that `textIn` finds. */
function readList(member: Member, textIn: (node: JsonNode | undefined) => Located | undefined): ValueList {
  const node = member.value
  const { offset, length } = node ?? member
  if (node?.kind !== 'array') {
    const only = textIn(node)
    return { values: only === undefined ? [] : [only], readable: only !== undefined, member, offset, length }
  }
  const values: Located[] = []
  for (const item of node.items) {
    const value = textIn(item)
    if (value !== undefined) values.push(value)
  }
  return { values, readable: values.length === node.items.length, member, offset, length }
}

function readConditions(
  element: Member,
  conditions: ParsedCondition[],
  isUnreadable: (name: string) => void,
): void {
  for (const operator of membersOf(element.value, isUnreadable)) {
    for (const key of membersOf(operator.value, isUnreadable)) {
      const values = readList(key, located)
      if (!values.readable) isUnreadable('Condition')
      conditions.push({
        operator: { value: operator.name, ...operator.nameRange },
        key: { value: key.name, ...key.nameRange },
        values,
        block: operator,
      })
    }
  }
}

function membersOf(node: JsonNode | undefined, isUnreadable: (name: string) => void): ObjectNode['members'] {
  if (node?.kind === 'object') return node.members
  isUnreadable('Condition')
  return []
}
