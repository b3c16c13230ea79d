import type { Outcome } from '../../../policy/evaluate/explanation.ts'
import { readSimulationInput } from './read-simulation-input.ts'
import { type SimulationInput, simulationLimits } from './simulation-input.ts'
import { isTrue, jsonOf, listAt, membersAt, textAt, UnreadableInput } from './strict-reading.ts'

/** One request of a simulation, and what must come of it. */
export interface SavedCase {
  readonly id: string
  readonly name: string
  /** Keys of the policies that it was saved with: it is shown with each of them. */
  readonly about: readonly string[]
  /** With one action and one resource. Policies are named, not copied: the case is about whatever they say later. */
  readonly input: SimulationInput
  readonly expected: Outcome
  /** It is run again while one of its policies is edited. */
  readonly watched: boolean
}

/** Cases of one account at most. */
export const mostCases = 500

/** Characters of a file of cases at most. */
export const longestCaseFile = 4_000_000

const format = 'gatehouse-simulation-cases'
const version = 1

const isOutcome = (value: unknown): value is Outcome =>
  value === 'allowed' || value === 'implicitDeny' || value === 'explicitDeny'

const word = (value: unknown, at: string): string => {
  const text = textAt(value, at, simulationLimits.word)
  if (text === '') throw new UnreadableInput(`“${at}” must not be empty.`)
  return text
}

function readCase(value: unknown, at: string): SavedCase {
  const members = membersAt(value, at, ['id', 'name', 'about', 'input', 'expected', 'watched'])
  const input = readSimulationInput(members.input, `${at}.input`)
  if (input.actions.length !== 1 || input.resources.length !== 1)
    throw new UnreadableInput(`“${at}.input” must have one action and one resource.`)
  if (!isOutcome(members.expected))
    throw new UnreadableInput(`“${at}.expected” must be allowed, implicitDeny or explicitDeny.`)
  return {
    id: word(members.id, `${at}.id`),
    name: word(members.name, `${at}.name`),
    about: listAt(members.about, `${at}.about`, 2 * simulationLimits.policies, word),
    input,
    expected: members.expected,
    watched: isTrue(members.watched, `${at}.watched`),
  }
}

/** Why a case cannot be kept: it would not be read again. */
export function caseProblem(saved: SavedCase): string | undefined {
  try {
    // As it will be read: members without a value are not written.
    readCase(JSON.parse(JSON.stringify(saved)), 'case')
    return undefined
  } catch (error) {
    if (error instanceof UnreadableInput) return error.message
    throw error
  }
}

/** Reads what was kept in storage, without what is none of it. Never throws. */
export function readStoredCases(text: string | null): readonly SavedCase[] {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '[]')
  } catch {
    // Cut short or somebody else's: as if there were none.
    return []
  }
  if (!Array.isArray(kept)) return []
  return kept.slice(0, mostCases).flatMap((item: unknown) => {
    try {
      return [readCase(item, 'case')]
    } catch (error) {
      if (error instanceof UnreadableInput) return []
      throw error
    }
  })
}

/** Cases as a file that `readCaseFile` takes. */
export const writeCaseFile = (accountId: string, cases: readonly SavedCase[]): string =>
  `${JSON.stringify({ format, version, account: accountId, cases }, null, 2)}\n`

/**
 * Reads a file of cases, which may be anybody's. Throws `UnreadableInput` with a sentence that names the first place
 * where it is not what it must be; nothing of such a file is taken.
 */
export function readCaseFile(text: string, accountId: string): readonly SavedCase[] {
  if (text.length > longestCaseFile)
    throw new UnreadableInput(
      `The file is longer than ${longestCaseFile / 1_000_000} MB; export fewer cases.`,
    )
  const file = membersAt(jsonOf(text, 'The file'), 'file', ['format', 'version', 'account', 'cases'])
  if (file.format !== format || file.version !== version)
    throw new UnreadableInput('The file has no cases of this simulator; choose one that was exported here.')
  if (file.account !== accountId)
    throw new UnreadableInput(
      `The file's cases are about the account ${textAt(file.account, 'account', 20)}, and this is ${accountId}.`,
    )
  const cases = listAt(file.cases, 'cases', mostCases, readCase)
  const ids = new Set(cases.map(({ id }) => id))
  if (ids.size < cases.length) throw new UnreadableInput('Two cases of the file have the same “id”.')
  return cases
}

/** The list with these cases, each in the place of the one with its id if there is one. */
export const withCases = (cases: readonly SavedCase[], added: readonly SavedCase[]): readonly SavedCase[] => {
  const byId = new Map([...cases, ...added].map(each => [each.id, each]))
  return [...byId.values()]
}

export const withoutCase = (cases: readonly SavedCase[], id: string): readonly SavedCase[] =>
  cases.filter(each => each.id !== id)

export const withWatched = (
  cases: readonly SavedCase[],
  id: string,
  watched: boolean,
): readonly SavedCase[] => cases.map(each => (each.id === id ? { ...each, watched } : each))

/** The cases that were saved with a policy. */
export const casesAbout = (cases: readonly SavedCase[], policyKey: string): readonly SavedCase[] =>
  cases.filter(({ about }) => about.includes(policyKey))

/** Those that ask whether somebody may assume a role, as its own trust policy says. */
export const casesOfRole = (cases: readonly SavedCase[], roleArn: string): readonly SavedCase[] =>
  cases.filter(
    ({ input }) =>
      input.resources[0] === roleArn &&
      /^sts:/i.test(input.actions[0] ?? '') &&
      input.resourcePolicy === undefined,
  )
