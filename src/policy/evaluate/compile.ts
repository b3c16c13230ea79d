import { type ParsedStatement, parsePolicy, type ValueList } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import { type ActionMatcher, compileActions, matchesAction } from './action-matcher.ts'
import { type Condition, compileCondition } from './conditions.ts'
import type { PolicySource } from './explanation.ts'
import { compileResources, type ResourceMatcher } from './resource-matcher.ts'

export type { PolicySource } from './explanation.ts'

export interface CompiledStatement {
  readonly index: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly denies: boolean
  /** Where the statement stands in the text. */
  readonly range: Range
  /** Undefined when the element is missing or cannot be read. */
  readonly action: ActionMatcher | undefined
  readonly resource: ResourceMatcher | undefined
  readonly conditions: readonly Condition[]
  /** Names a principal, which an identity policy cannot. */
  readonly hasPrincipal: boolean
  /**
   * What of the statement cannot be evaluated. Such a part counts as matching in a Deny and as not
   * matching in an Allow, so that a statement nobody understands never gives access.
   */
  readonly unreadable: readonly string[]
  /** An Allow that never applies. */
  readonly neverApplies: boolean
}

/** The statements of a policy whose Action matches one action. */
export interface Candidates {
  readonly allows: readonly CompiledStatement[]
  readonly denies: readonly CompiledStatement[]
  /** An Allow would concern the action, were it readable. */
  readonly ignored: boolean
}

export interface CompiledPolicy {
  readonly source: PolicySource
  readonly text: string
  readonly statements: readonly CompiledStatement[]
  /** What keeps the text from being a policy at all; its Allows never apply. */
  readonly unreadable: readonly string[]
  /** Statements by action, as far as they have been asked for; at most `rememberedActions`. */
  readonly remembered: Map<string, Candidates>
}

const rememberedActions = 512

/**
 * Compiles a policy for many decisions. Never throws: what cannot be understood is noted in `unreadable`
 * and never gives access.
 */
export function compilePolicy(text: string, source: PolicySource): CompiledPolicy {
  const parsed = parsePolicy(text)
  const unreadable = parsed.problems.map(problem => problem.detail)
  const version = parsed.version?.value
  if (parsed.root?.kind === 'object' && version === undefined && hasMember(parsed.root.members, 'Version')) {
    unreadable.push('the Version cannot be read')
  } else if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    unreadable.push(`the version "${version}" does not exist`)
  }
  const language = {
    variables: version !== undefined && version !== '2008-10-17',
    broken: unreadable.length > 0,
  }
  return {
    source,
    text,
    statements: parsed.statements.flatMap(statement => compileStatement(statement, language)),
    unreadable,
    remembered: new Map(),
  }
}

const hasMember = (members: readonly { readonly name: string }[], name: string): boolean =>
  members.some(member => member.name === name)

/** The statements that an action can concern; `action` in any letter case. */
export function candidates(policy: CompiledPolicy, action: string): Candidates {
  const known = policy.remembered.get(action)
  if (known !== undefined) return known
  const name = action.toLowerCase()
  const found = policy.statements.filter(
    statement => statement.action === undefined || matchesAction(statement.action, name),
  )
  const result = {
    allows: found.filter(statement => !statement.denies && !statement.neverApplies),
    denies: found.filter(statement => statement.denies),
    ignored: found.some(statement => statement.neverApplies),
  }
  // Forgetting everything is rare and cheap; a caller that invents actions cannot fill the memory.
  if (policy.remembered.size >= rememberedActions) policy.remembered.clear()
  policy.remembered.set(action, result)
  return result
}

interface Language {
  readonly variables: boolean
  readonly broken: boolean
}

/** A statement without a readable Effect is none, and yields nothing. */
function compileStatement(statement: ParsedStatement, language: Language): CompiledStatement[] {
  const effect = statement.effect?.value
  if (effect !== 'Allow' && effect !== 'Deny') return []
  const denies = effect === 'Deny'
  const unreadable: string[] = []
  const action = either(statement, 'Action', unreadable)
  const resource = either(statement, 'Resource', unreadable)
  const hasPrincipal = statement.principal !== undefined || statement.notPrincipal !== undefined
  if (hasPrincipal) unreadable.push('an identity-based policy cannot name a principal')
  if (statement.unreadable.has('Condition')) unreadable.push('the Condition cannot be read')
  if (statement.unreadable.has('Effect')) unreadable.push('the Effect stands twice')
  const resources =
    resource &&
    compileResources(resource.texts, { negated: resource.negated, variables: language.variables, denies })
  for (const why of resources?.unreadable ?? []) unreadable.push(why)
  const conditions = statement.conditions.map(({ operator, key, values }) =>
    compileCondition(
      operator.value,
      key.value,
      values.values.map(value => value.value),
      language.variables,
    ),
  )
  const structural = unreadable.length > (resources?.unreadable.length ?? 0)
  for (const condition of conditions)
    if (condition.unreadable !== undefined) unreadable.push(condition.unreadable)
  return [
    {
      index: statement.index,
      sid: statement.sid?.value,
      effect,
      denies,
      range: { offset: statement.offset, length: statement.length },
      action: action && compileActions(action.texts, action.negated),
      resource: resources,
      conditions,
      hasPrincipal,
      unreadable,
      neverApplies: !denies && (structural || language.broken),
    },
  ]
}

function either(statement: ParsedStatement, name: 'Action' | 'Resource', unreadable: string[]) {
  const [plain, negated]: readonly (ValueList | undefined)[] =
    name === 'Action' ? [statement.action, statement.notAction] : [statement.resource, statement.notResource]
  if (plain !== undefined && negated !== undefined) unreadable.push(`it has both ${name} and Not${name}`)
  else if (plain === undefined && negated === undefined)
    unreadable.push(`it has neither ${name} nor Not${name}`)
  else if (statement.unreadable.has(name) || statement.unreadable.has(`Not${name}`)) {
    unreadable.push(`its ${plain === undefined ? `Not${name}` : name} cannot be read`)
  } else {
    const texts = (plain ?? negated)?.values.map(value => value.value) ?? []
    return { texts, negated: plain === undefined }
  }
  return undefined
}
