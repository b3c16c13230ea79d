import { applyEdits } from '../model/edit.ts'
import { parsePolicy } from '../model/parse.ts'
import { policyCards } from './policy-cards.ts'
import { addStatement, type NewStatement, removeStatement } from './statement-acts.ts'

/**
 * The text with statements added behind its own, laid out as they are; undefined where its list of statements cannot be
 * edited, since the text is broken or has two lists. A Sid that is taken gets another end. A statement that nobody has
 * filled yet, alone in its policy, makes room.
 */
export function addStatements(text: string, statements: readonly NewStatement[]): string | undefined {
  const before = policyCards(text)
  const taken = new Set(before.statements.flatMap(({ sid }) => sid?.value ?? []))
  const [only, ...others] = parsePolicy(text).statements
  const isUnfilled =
    only !== undefined &&
    others.length === 0 &&
    only.conditions.length === 0 &&
    only.sid === undefined &&
    only.action?.values.length === 0 &&
    only.unreadable.size === 0
  let result = text
  for (const statement of statements) {
    const edits = addStatement(policyCards(result), withFreeSid(statement, taken))
    if (edits === undefined) return undefined
    result = applyEdits(result, edits)
  }
  if (!isUnfilled || statements.length === 0) return result
  const cards = policyCards(result)
  const [first] = cards.statements
  const edits = first && removeStatement(cards, first)
  return edits === undefined ? result : applyEdits(result, edits)
}

function withFreeSid(statement: NewStatement, taken: Set<string>): NewStatement {
  const { Sid } = statement
  if (typeof Sid !== 'string' || Sid === '') return statement
  let sid = Sid
  for (let number = 2; taken.has(sid); number++) sid = `${Sid}${number}`
  taken.add(sid)
  return sid === Sid ? statement : { ...statement, Sid: sid }
}

/** The statements of a policy's text as JSON values; undefined when it is no JSON or has none. */
export function statementsIn(text: string): readonly NewStatement[] | undefined {
  let policy: unknown
  try {
    policy = JSON.parse(text)
  } catch {
    // Whoever chose the text is told that it is no policy.
    return undefined
  }
  const statement = isObject(policy) ? policy.Statement : undefined
  const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement]
  const found = list.filter(isObject)
  return found.length === 0 || found.length < list.length ? undefined : found
}

const isObject = (value: unknown): value is NewStatement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
