import { once } from '../../lib/once.ts'
import { type ParsedPolicy, type ParsedStatement, parsePolicy } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import { type ActionMatcher, compileActions, matchesAction } from './action-matcher.ts'
import { type Condition, compileCondition } from './conditions.ts'
import type { PolicySource } from './explanation.ts'
import { languageOf } from './policy-language.ts'
import { compilePrincipals, type PrincipalMatcher } from './principal-matcher.ts'
import { compileResources, type ResourceMatcher } from './resource-matcher.ts'
import { elementsOf, type PolicyForm, type StatementElements } from './statement-elements.ts'

export type { PolicySource } from './explanation.ts'
export type { PolicyForm } from './statement-elements.ts'

export interface CompileOptions {
  /** `identity` unless said. */
  readonly form?: PolicyForm | undefined
  /**
   * Unique ids (AIDA…, AROA…) by ARNs of principals, as they were when the policy was stored: from then on the
   * statement means whoever has the id. Source: IAM User Guide, "AWS JSON policy elements: Principal".
   */
  readonly pinned?: ReadonlyMap<string, string> | undefined
}

/** A statement with what tells whether it concerns an action; the rest is compiled when an action asks for it. */
export interface CompiledStatement {
  readonly index: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly denies: boolean
  /** Where the statement stands in the text. */
  readonly range: Range
  /** Undefined when the element is missing or cannot be read. */
  readonly action: ActionMatcher | undefined
  /** An Allow that never applies. */
  readonly neverApplies: boolean
  /** Compiled on the first call. */
  readonly rest: () => StatementRest
}

export interface StatementRest {
  /** Undefined when the element is missing or cannot be read. */
  readonly resource: ResourceMatcher | undefined
  /** The statement is about whatever resource its policy hangs on. */
  readonly ownResource: boolean
  /** Of policies that name principals. */
  readonly principal: PrincipalMatcher | undefined
  /** A Principal stands where none may stand, or none where one must. */
  readonly principalFault: boolean
  readonly conditions: readonly Condition[]
  /**
   * What of the statement cannot be evaluated. Such a part counts as matching in a Deny and as not matching in an
   * Allow, so that a statement nobody understands never gives access.
   */
  readonly unreadable: readonly string[]
  /** Where the elements stand that a request can fail to match. */
  readonly ranges: Readonly<Record<'action' | 'resource' | 'principal', Range>>
}

/** The statements of a policy whose Action matches one action. */
export interface Candidates {
  readonly allows: readonly Candidate[]
  readonly denies: readonly Candidate[]
  /** An Allow would concern the action, were it readable. */
  readonly ignored: boolean
  /** All statements that concern it, also those that never apply. */
  readonly all: readonly Candidate[]
}

/** A statement of which everything is compiled. */
export interface Candidate extends StatementRest {
  readonly statement: CompiledStatement
  /** Its place among the policy's compiled statements. */
  readonly place: number
  readonly denies: boolean
  /** Something of it or of its policy cannot be evaluated. */
  readonly flagged: boolean
}

export interface CompiledPolicy {
  readonly source: PolicySource
  readonly text: string
  readonly form: PolicyForm
  /** `${…}` has a meaning in it. */
  readonly variables: boolean
  /** Compiled on the first call. */
  readonly statements: () => readonly CompiledStatement[]
  /** What keeps the text from being a policy at all; its Allows never apply. */
  readonly unreadable: readonly string[]
  /** Statements by action, as far as they have been asked for; at most `rememberedActions`. */
  readonly remembered: Map<string, Candidates>
}

const rememberedActions = 512

/**
 * Compiles a policy for many decisions. Never throws: what cannot be understood is noted in `unreadable` and never
 * gives access. The text is parsed at once, statements are worked up as actions ask for them.
 */
export function compilePolicy(
  text: string,
  source: PolicySource,
  options: CompileOptions = {},
): CompiledPolicy {
  const parsed = parsePolicy(text)
  const form = options.form ?? 'identity'
  const { variables, faults } = languageOf(parsed)
  const language: Language = {
    form,
    pinned: options.pinned ?? nothingPinned,
    variables,
    broken: faults.length > 0,
  }
  return {
    source,
    text,
    form,
    variables,
    statements: once(() => compileStatements(parsed, language)),
    unreadable: faults,
    remembered: new Map(),
  }
}

const nothingPinned: ReadonlyMap<string, string> = new Map()

const rememberedLists = new WeakMap<readonly CompiledPolicy[], Map<string, Candidates>>()

/** The same over a list of policies, which is remembered as long as the list itself is kept. */
export function candidatesIn(policies: readonly CompiledPolicy[], action: string): Candidates {
  const [only] = policies
  if (policies.length === 1 && only !== undefined) return candidates(only, action)
  let remembered = rememberedLists.get(policies)
  if (remembered === undefined) {
    remembered = new Map()
    rememberedLists.set(policies, remembered)
  }
  const known = remembered.get(action)
  if (known !== undefined) return known
  const each = policies.map(policy => candidates(policy, action))
  const result = {
    allows: each.flatMap(({ allows }) => allows),
    denies: each.flatMap(({ denies }) => denies),
    ignored: each.some(({ ignored }) => ignored),
    all: each.flatMap(({ all }) => all),
  }
  if (remembered.size >= rememberedActions) remembered.clear()
  remembered.set(action, result)
  return result
}

/** The statements that an action can concern; `action` in any letter case. */
export function candidates(policy: CompiledPolicy, action: string): Candidates {
  const known = policy.remembered.get(action)
  if (known !== undefined) return known
  const name = action.toLowerCase()
  const all: Candidate[] = []
  for (const [place, statement] of policy.statements().entries()) {
    if (statement.action !== undefined && !matchesAction(statement.action, name)) continue
    const rest = statement.rest()
    const flagged = rest.unreadable.length > 0 || policy.unreadable.length > 0
    all.push({ ...rest, statement, place, denies: statement.denies, flagged })
  }
  const result = {
    allows: all.filter(({ denies, statement }) => !denies && !statement.neverApplies),
    denies: all.filter(({ denies }) => denies),
    ignored: all.some(({ statement }) => statement.neverApplies),
    all,
  }
  // Forgetting everything is rare and cheap; a caller that invents actions cannot fill the memory.
  if (policy.remembered.size >= rememberedActions) policy.remembered.clear()
  policy.remembered.set(action, result)
  return result
}

interface Language {
  readonly form: PolicyForm
  readonly pinned: ReadonlyMap<string, string>
  readonly variables: boolean
  readonly broken: boolean
}

function compileStatements(policy: ParsedPolicy, language: Language): readonly CompiledStatement[] {
  const compiled: CompiledStatement[] = []
  for (const statement of policy.statements) {
    const effect = statement.effect?.value
    // A statement without a readable Effect is none.
    if (effect === 'Allow' || effect === 'Deny') compiled.push(compileStatement(statement, effect, language))
  }
  return compiled
}

function compileStatement(
  statement: ParsedStatement,
  effect: 'Allow' | 'Deny',
  language: Language,
): CompiledStatement {
  const denies = effect === 'Deny'
  const { action, resource, faults } = elementsOf(statement, language.form)
  const neverApplies = !denies && (faults.length > 0 || language.broken)
  return {
    index: statement.index,
    sid: statement.sid?.value,
    effect,
    denies,
    range: statement,
    action: action && compileActions(action.texts, action.negated),
    neverApplies,
    rest: once(() => compileRest(statement, { denies, resource, faults }, language)),
  }
}

function compileRest(
  statement: ParsedStatement,
  { denies, resource, faults }: Omit<StatementElements, 'action'> & { readonly denies: boolean },
  { form, pinned, variables }: Language,
): StatementRest {
  const resources =
    resource === undefined || resource === 'own'
      ? undefined
      : compileResources(resource.texts, { negated: resource.negated, variables, denies })
  const conditions = statement.conditions.map(condition => compileCondition(condition, variables))
  const principal = form === 'identity' ? undefined : compilePrincipal(statement, pinned)
  return {
    resource: resources,
    ownResource: resource === 'own',
    principal,
    principalFault:
      (form === 'identity') === (statement.principal !== undefined || statement.notPrincipal !== undefined),
    conditions,
    unreadable: [
      ...faults,
      ...(resources?.unreadable ?? []),
      ...(principal?.unreadable ?? []),
      ...conditions.flatMap(condition => condition.unreadable ?? []),
    ],
    ranges: {
      action: statement.action ?? statement.notAction ?? statement,
      resource: statement.resource ?? statement.notResource ?? statement,
      principal: statement.principal ?? statement.notPrincipal ?? statement,
    },
  }
}

/** Undefined unless just one of the two elements is there. */
function compilePrincipal(
  { principal, notPrincipal, unreadable }: ParsedStatement,
  pinned: ReadonlyMap<string, string>,
): PrincipalMatcher | undefined {
  if (unreadable.has('Principal') || unreadable.has('NotPrincipal')) return undefined
  if (principal !== undefined && notPrincipal !== undefined) return undefined
  if (principal !== undefined) return compilePrincipals(principal, false, pinned)
  return notPrincipal && compilePrincipals(notPrincipal, true, pinned)
}
