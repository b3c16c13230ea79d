import type { JsonNode, Member } from '../model/json-node.ts'
import type { ParsedStatement, ValueList } from '../model/parse.ts'
import type { Fragment, ListCard, StatementCard, StatementPart } from './cards.ts'
import { conditionCards } from './condition-cards.ts'
import { fragmentOf } from './fragments.ts'
import { principalCard } from './principal-card.ts'

/** Which part an element is of; those with Not share one with their counterparts, and only one of the two may stand. */
const partOf: ReadonlyMap<string, StatementPart> = new Map([
  ['Sid', 'Sid'],
  ['Effect', 'Effect'],
  ['Principal', 'Principal'],
  ['NotPrincipal', 'Principal'],
  ['Action', 'Action'],
  ['NotAction', 'Action'],
  ['Resource', 'Resource'],
  ['NotResource', 'Resource'],
  ['Condition', 'Condition'],
])

/** Collects what cannot be shown. */
export interface Leftovers {
  readonly add: (fragment: Fragment) => void
  readonly lock: (part: StatementPart) => void
}

/**
 * More than these are left as text: a view that shows each by itself would keep its page from answering. Policies that
 * IAM stores have fewer; AWS's own reach some thousand actions.
 */
const most = { Action: 5_000, services: 500, Resource: 500, Principal: 500, Condition: 500 } as const

/** What a visual view shows of one statement; in a broken text nothing of it can be changed. */
export function statementCard(text: string, statement: ParsedStatement, broken: boolean): StatementCard {
  const { index, node, offset, length } = statement
  const fragments: Fragment[] = []
  const locked = new Set<StatementPart>()
  const leftovers: Leftovers = { add: each => fragments.push(each), lock: part => locked.add(part) }
  if (node.kind !== 'object') fragments.push(fragmentOf(text, node, undefined, notAnObject))
  const shown = new Map<StatementPart, Member>()
  const counts = countParts(statement.elements)
  for (const element of statement.elements) {
    const part = partOf.get(element.name)
    const add = (why: string) => fragments.push(fragmentOf(text, element, element.name, why))
    if (part === undefined) add(`“${element.name}” is no element of a statement.`)
    else if ((counts.get(part) ?? 0) > 1) {
      locked.add(part)
      add(whyLocked(element.name, statement))
    } else if (element.value === undefined) {
      locked.add(part)
      add(`“${element.name}” has no value yet.`)
    } else if (statement.unreadable.has(element.name) && (part === 'Action' || part === 'Resource')) {
      locked.add(part)
      add(`The value of “${element.name}” is a text or a list of texts, and something else is in it.`)
    } else if (hasTooMany(part, statement, element)) {
      locked.add(part)
      add(`“${element.name}” lists more than can be shown here.`)
    } else shown.set(part, element)
  }
  const sid = shown.has('Sid') ? statement.sid : undefined
  const effect = shown.has('Effect') ? statement.effect?.value : undefined
  const isEffect = effect === 'Allow' || effect === 'Deny'
  // Both can be mended here: what stands there is only not what it should be.
  for (const name of ['Sid', 'Effect'] as const) {
    const element = shown.get(name)
    if (element === undefined || (name === 'Sid' ? sid !== undefined : isEffect)) continue
    const why = name === 'Sid' ? 'A Sid is a text in quotes.' : 'An effect is “Allow” or “Deny”.'
    fragments.push(fragmentOf(text, element, name, why))
  }
  const list = (part: 'Action' | 'Resource', is: ValueList | undefined, not: ValueList | undefined) =>
    shown.has(part) ? listCard(is, not) : undefined
  const principal = principalCard(text, shown.get('Principal'), leftovers)
  const conditions = conditionCards(text, shown.get('Condition'), leftovers)
  return {
    index,
    offset,
    length,
    node: node.kind === 'object' && !broken ? node : undefined,
    sid,
    effect: isEffect ? effect : undefined,
    principal,
    action: list('Action', statement.action, statement.notAction),
    resource: list('Resource', statement.resource, statement.notResource),
    conditions,
    fragments: fragments.sort((a, b) => a.offset - b.offset),
    locked,
  }
}

function hasTooMany(part: StatementPart, statement: ParsedStatement, { value }: Member): boolean {
  switch (part) {
    case 'Action': {
      const { values } = statement.action ?? statement.notAction ?? { values: [] }
      return (
        values.length > most.Action ||
        (values.length > most.services &&
          new Set(values.map(({ value: text }) => text.slice(0, text.indexOf(':')))).size > most.services)
      )
    }
    case 'Resource':
      return ((statement.resource ?? statement.notResource)?.values.length ?? 0) > most.Resource
    case 'Principal':
      return value !== undefined && countTexts(value) > most.Principal
    case 'Condition':
      return value !== undefined && countTexts(value) > most.Condition
    default:
      return false
  }
}

/** How many values stand in a value, however deep; what is empty counts as one. */
function countTexts(node: JsonNode): number {
  if (node.kind === 'scalar') return 1
  const parts = node.kind === 'array' ? node.items : node.members.flatMap(({ value }) => value ?? [])
  return Math.max(
    1,
    parts.reduce((sum, part) => sum + countTexts(part), 0),
  )
}

const notAnObject = 'A statement is a JSON object in braces.'

function countParts(elements: readonly Member[]): ReadonlyMap<StatementPart, number> {
  const counts = new Map<StatementPart, number>()
  for (const { name } of elements) {
    const part = partOf.get(name)
    if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return counts
}

function whyLocked(name: string, { elements }: ParsedStatement): string {
  const positive = name.replace(/^Not/, '')
  return elements.filter(each => each.name === name).length > 1
    ? `“${name}” stands twice in the statement; leave one.`
    : `“${positive}” and “Not${positive}” stand in one statement; leave one.`
}

function listCard(is: ValueList | undefined, not: ValueList | undefined): ListCard | undefined {
  const list = is ?? not
  return list && { negated: is === undefined, member: list.member, values: list.values }
}
