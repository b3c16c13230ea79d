import { policyElements } from '../model/elements.ts'
import type { JsonNode, Member } from '../model/json-node.ts'
import { type ParsedPolicy, parsePolicy } from '../model/parse.ts'
import type { Problem } from '../model/problem.ts'
import { textPlaces } from '../model/text-places.ts'
import type { Fragment, PolicyCards, StatementList } from './cards.ts'
import { fragmentOf } from './fragments.ts'
import { layoutOf } from './layout.ts'
import { statementCard } from './statement-card.ts'

/**
 * What a visual view shows of a policy: every part of the text is in a card or a fragment of its own. Never throws; of
 * a text that is no JSON it gives what can be understood, and `broken` says where it ends. Takes time in proportion to
 * the text.
 */
export function policyCards(text: string): PolicyCards {
  const parsed = parsePolicy(text)
  const broken = parsed.problems.find(({ code }) => code !== 'DUPLICATE_KEY')
  const blank = text.trim() === ''
  const root = parsed.root?.kind === 'object' ? parsed.root : undefined
  const members = root?.members ?? []
  const statements = members.filter(({ name }) => name === 'Statement')
  const [only] = statements
  const list: StatementList | undefined =
    statements.length === 1 && only?.value !== undefined ? { member: only, node: only.value } : undefined
  return {
    text,
    broken: blank ? undefined : broken,
    root,
    version: parsed.version,
    id: parsed.id,
    statements: parsed.statements.map(statement => statementCard(text, statement, broken !== undefined)),
    fragments: fragmentsOf(parsed, blank ? undefined : broken),
    list,
    listLocked: statements.length > 1 || (root === undefined && !blank),
    layout: layoutOf(text, parsed.root),
  }
}

function fragmentsOf(parsed: ParsedPolicy, broken: Problem | undefined): readonly Fragment[] {
  const { text, root } = parsed
  const fragments = broken === undefined ? [] : [brokenLine(text, broken)]
  if (root === undefined) return fragments
  if (root.kind !== 'object')
    return [...fragments, fragmentOf(text, root, undefined, 'A policy is a JSON object in braces.')]
  const counts = new Map<string, number>()
  for (const { name } of root.members) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const member of root.members) {
    const why = whyNotShown(member, root.members, (counts.get(member.name) ?? 0) > 1)
    if (why !== undefined) fragments.push(fragmentOf(text, member, member.name, why))
  }
  return fragments
}

/** Statements that stand in two lists are all shown; nothing can join them. */
function whyNotShown(member: Member, members: readonly Member[], twice: boolean): string | undefined {
  const { name, value } = member
  if (!policyElements.has(name)) return `“${name}” is no element of a policy.`
  if (name === 'Statement') return value === undefined ? '“Statement” has no value yet.' : undefined
  if (!isTextual(value)) return `The value of “${name}” is a text in quotes.`
  if (twice && members.findLast(each => each.name === name) !== member)
    return `“${name}” stands twice; the last one counts.`
  return undefined
}

const isTextual = (value: JsonNode | undefined): boolean => value?.kind === 'scalar' && value.value !== null

/** The line on which a text stops being JSON. */
function brokenLine(text: string, problem: Problem): Fragment {
  const from = text.lastIndexOf('\n', problem.offset - 1) + 1
  const end = text.indexOf('\n', problem.offset)
  const range = { offset: from, length: (end < 0 ? text.length : end) - from }
  const { line, column } = textPlaces(text)(problem.offset)
  return fragmentOf(text, range, undefined, `Line ${line}, column ${column}: ${problem.detail}`)
}
