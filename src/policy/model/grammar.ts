import { actionFinding } from './grammar-action.ts'
import { resourceFinding } from './grammar-arn.ts'
import { structureProblems } from './grammar-structure.ts'
import { trustProblems } from './grammar-trust.ts'
import { type Located, type ParsedPolicy, type ParsedStatement, parsePolicy } from './parse.ts'
import type { Problem, ProblemCode, Range } from './problem.ts'

/** What a policy is for, which decides what may stand in it. */
export type PolicyKind = 'identity' | 'trust' | 'session'

/**
 * What keeps IAM from storing a policy at all, the sentence that IAM would answer with first; empty when
 * the policy is acceptable. Never throws. The order of IAM's checks: syntax, version, dates and
 * malformed ARNs ("legacy parsing"), statement ids, missing actions, missing resources, resources, actions.
 */
export function grammarProblems(text: string, kind: PolicyKind): readonly Problem[] {
  const characters = characterProblems(text)
  if (characters.length > 0) return characters
  const policy = parsePolicy(text)
  if (kind === 'trust') return trustProblems(policy)
  const structure = [...policy.problems, ...structureProblems(policy)]
  if (structure.length > 0) return structure
  const resources = resourceProblems(policy)
  const legacy = (problem: Problem) => problem.message === legacyParsing
  return [
    ...(kind === 'identity' ? versionProblems(policy) : []),
    ...policy.statements.flatMap(statement => effectAndDateProblems(statement)),
    ...resources.filter(legacy),
    ...sidProblems(policy),
    ...policy.statements.flatMap(missing('Action')),
    ...policy.statements.flatMap(missing('Resource')),
    ...resources.filter(problem => !legacy(problem)),
    ...actionProblems(policy),
  ]
}

const legacyParsing = 'The policy failed legacy parsing'

const problem = (code: ProblemCode, message: string, detail: string, { offset, length }: Range): Problem => ({
  code,
  message,
  detail,
  offset,
  length,
})

/**
 * Characters that IAM does not take in a policy: all but tab, line feed, carriage return and U+0020 to
 * U+00FF. Source: the pattern of `policyDocumentType` in the IAM API model.
 */
function characterProblems(text: string): Problem[] {
  if (text === '') {
    const detail = 'The policy is empty; it must be a JSON object with a Version and a Statement.'
    return [problem('JSON_SYNTAX_ERROR', 'Syntax errors in policy.', detail, { offset: 0, length: 0 })]
  }
  const problems: Problem[] = []
  for (const found of text.matchAll(/[^\t\n\r\u0020-\u00ff]+/g)) {
    const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    problems.push(
      problem(
        'INVALID_CHARACTER',
        'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
        `The character U+${code} cannot stand in a policy; inside a text write it as an escape such as "\\u${code}".`,
        { offset: found.index, length: found[0].length },
      ),
    )
  }
  return problems
}

function versionProblems(policy: ParsedPolicy): Problem[] {
  if (policy.version?.value === '2012-10-17') return []
  const place = policy.version ?? { offset: policy.root?.offset ?? 0, length: 1 }
  const message = 'Policy document must be version 2012-10-17 or greater.'
  return [problem('INVALID_VERSION', message, 'Write "Version": "2012-10-17".', place)]
}

/** Letter case of the effect, and dates, which IAM's older parser looks at. */
function effectAndDateProblems(statement: ParsedStatement): Problem[] {
  const problems: Problem[] = []
  const { effect } = statement
  if (effect !== undefined && effect.value !== 'Allow' && effect.value !== 'Deny') {
    const detail = `The effect "${effect.value}" must be written "Allow" or "Deny".`
    problems.push(problem('INVALID_EFFECT', legacyParsing, detail, effect))
  }
  for (const { operator, values } of statement.conditions) {
    if (!/^(For(All|Any)Values?:)?Date/.test(operator.value)) continue
    for (const value of values.values) {
      if (isLooseDate(value.value)) continue
      const detail = `"${value.value}" is no date; write one such as "2026-01-31T00:00:00Z" or seconds since 1970.`
      problems.push(problem('INVALID_DATE', legacyParsing, detail, value))
    }
  }
  return problems
}

/** Dates as IAM stores them: more forms than its comparison understands. */
const isLooseDate = (text: string): boolean => /^\d{1,18}$/.test(text) || looseDate.test(text)

const looseDate =
  /^-?\d{1,9}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?(t(([01]?\d|2[0-3])(:[0-5]?\d(:[0-5]?\d(\.\d{1,9})?(z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?)?)?(z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?)?)?$/i

function sidProblems(policy: ParsedPolicy): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  const sids = policy.statements
    .map(statement => statement.sid)
    .filter(sid => sid !== undefined && sid.value !== '')
  for (const sid of sids as Located[]) {
    if (seen.has(sid.value)) {
      const message = 'Statement IDs (SID) in a single policy must be unique.'
      const detail = `Another statement has the Sid "${sid.value}" already; change one of them.`
      problems.push(problem('UNIQUE_SIDS_REQUIRED', message, detail, sid))
    }
    seen.add(sid.value)
    if (!/^[0-9A-Za-z]*$/.test(sid.value)) {
      const message =
        'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
      const detail = `The Sid "${sid.value}" has other characters than letters and digits; remove them.`
      problems.push(problem('UNSUPPORTED_SID', message, detail, sid))
    }
  }
  return problems
}

const missing =
  (name: 'Action' | 'Resource') =>
  (statement: ParsedStatement): Problem[] => {
    const list =
      name === 'Action'
        ? (statement.action ?? statement.notAction)
        : (statement.resource ?? statement.notResource)
    if (list !== undefined && list.values.length > 0) return []
    const message = `Policy statement must contain ${name.toLowerCase()}s.`
    const detail = `Statement ${statement.index + 1} needs ${name} or Not${name} with at least one value.`
    return [
      problem(`MISSING_${name === 'Action' ? 'ACTION' : 'RESOURCE'}`, message, detail, list ?? statement),
    ]
  }

function resourceProblems(policy: ParsedPolicy): Problem[] {
  return policy.statements.flatMap(statement =>
    valuesOf(statement.resource, statement.notResource).flatMap(value => {
      const finding = resourceFinding(value.value)
      return finding === undefined ? [] : [problem(finding.code, finding.message, finding.detail, value)]
    }),
  )
}

function actionProblems(policy: ParsedPolicy): Problem[] {
  return policy.statements.flatMap(statement =>
    valuesOf(statement.action, statement.notAction).flatMap(value => {
      const finding = actionFinding(value.value)
      return finding === undefined ? [] : [problem('INVALID_ACTION', finding.message, finding.detail, value)]
    }),
  )
}

const valuesOf = (
  ...lists: readonly ({ readonly values: readonly Located[] } | undefined)[]
): readonly Located[] => lists.flatMap(list => list?.values ?? [])
