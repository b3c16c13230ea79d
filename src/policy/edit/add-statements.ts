import { applyEdits } from '../model/edit.ts'
import { type ParsedStatement, parsePolicy } from '../model/parse.ts'
import { policyCards } from './policy-cards.ts'
import { addStatement, type NewStatement, removeStatement } from './statement-acts.ts'

/**
 * The text with statements added behind its own, laid out as they are; undefined where its list of statements cannot be
 * edited, since the text is broken or has two lists. A Sid that is taken gets another end. A statement that nobody has
 * filled yet, alone in its policy, makes room. Takes time in proportion to the text and the statements.
 */
export function addStatements(text: string, statements: readonly NewStatement[]): string | undefined {
  if (statements.length === 0) return text
  const before = policyCards(text)
  const free = freeSids(before.statements.flatMap(({ sid }) => sid?.value ?? []))
  const edits = addStatement(before, ...statements.map(each => withFreeSid(each, free)))
  if (edits === undefined) return undefined
  const result = applyEdits(text, edits)
  const [only, ...others] = parsePolicy(text).statements
  if (only === undefined || others.length > 0 || !isUnfilled(only)) return result
  const cards = policyCards(result)
  const [first] = cards.statements
  const removal = first && removeStatement(cards, first)
  return removal === undefined ? result : applyEdits(result, removal)
}

const begunWith: ReadonlySet<string> = new Set(['Effect', 'Principal', 'Action', 'Resource'])

/** It has no action, and nothing else that somebody has chosen. */
function isUnfilled({ elements, action, resource, principal, unreadable }: ParsedStatement): boolean {
  const whom = principal?.value
  return (
    unreadable.size === 0 &&
    elements.every(({ name }) => begunWith.has(name)) &&
    action?.values.length === 0 &&
    (resource?.values ?? []).every(({ value }) => value === '*') &&
    (whom === undefined || whom.kind === 'scalar' || (whom.kind === 'object' && whom.members.length === 0))
  )
}

/** Gives each Sid an end with which none has stood before. */
function freeSids(taken: readonly string[]): (sid: string) => string {
  const seen = new Set(taken)
  // Where the search goes on: a file may have the same Sid ten thousand times.
  const next = new Map<string, number>()
  return sid => {
    let free = sid
    let number = next.get(sid) ?? 2
    while (seen.has(free)) free = `${sid}${number++}`
    next.set(sid, number)
    seen.add(free)
    return free
  }
}

function withFreeSid(statement: NewStatement, free: (sid: string) => string): NewStatement {
  const { Sid } = statement
  if (typeof Sid !== 'string' || Sid === '') return statement
  const sid = free(Sid)
  return sid === Sid ? statement : { ...statement, Sid: sid }
}

/**
 * The statements of a policy's text as JSON values; undefined when it is no JSON, has none, or has a key twice in one
 * object, of which a value would keep the last and lose the others.
 */
export function statementsIn(text: string): readonly NewStatement[] | undefined {
  if (parsePolicy(text).problems.length > 0) return undefined
  const policy: unknown = JSON.parse(text)
  const statement = isObject(policy) ? policy.Statement : undefined
  const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement]
  const found = list.filter(isObject)
  return found.length === 0 || found.length < list.length ? undefined : found
}

const isObject = (value: unknown): value is NewStatement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
