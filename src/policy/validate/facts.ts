import type {
  Catalog,
  CatalogAction,
  CatalogConditionKey,
  CatalogEntry,
  CatalogService,
} from '../catalog/catalog.ts'
import { knownKey } from '../catalog/catalog.ts'
import type { Member } from '../model/json-node.ts'
import { type ConditionOperator, parseOperator } from '../model/operators.ts'
import type { Located, ParsedCondition, ParsedPolicy, ParsedStatement, ValueList } from '../model/parse.ts'
import { type ArnParts, arnParts } from './arn-parts.ts'
import { namesOf } from './elements.ts'
import { nearest } from './nearest.ts'
import { fittingShapes, type ResourceShape, shapesOf } from './resource-types.ts'
import type { PolicyType } from './rule.ts'

/** What every rule may ask about a policy; each part is worked out once. */
export interface PolicyFacts {
  readonly text: string
  readonly type: PolicyType
  /** For resource-based policies the service whose resource it belongs to (`s3`), where it is known. */
  readonly service: string | undefined
  readonly parsed: ParsedPolicy
  readonly catalog: Catalog
  readonly statements: readonly StatementFacts[]
  /** Policy variables have a meaning: the version is 2012-10-17. */
  readonly variables: boolean
  /** The text is no JSON, and what is not there may only be out of reach. */
  readonly broken: boolean
  /**
   * What costs more than the part in question is worth, such as some fixes: made only the first times, so that a text
   * full of mistakes still takes time in proportion to its length.
   */
  readonly suggest: <T>(make: () => T) => T | undefined
  /** The candidate nearest to a mistyped word, as a suggestion. */
  readonly nearest: (word: string, candidates: () => Iterable<string>) => string | undefined
}

const mostSuggestions = 100

export interface StatementFacts {
  readonly parsed: ParsedStatement
  readonly effect: 'Allow' | 'Deny' | undefined
  readonly actions: readonly ActionFacts[]
  readonly resources: readonly ResourceFacts[]
  readonly conditions: readonly ConditionFacts[]
  /** The operators of its Condition, also those without a key. */
  readonly blocks: readonly OperatorBlock[]
  /** Their names as written. */
  readonly operators: ReadonlySet<string>
  readonly principals: readonly PrincipalFacts[]
  /** Lower-cased condition keys that it tests, under whatever operator. */
  readonly conditionKeys: ReadonlySet<string>
}

export interface ActionFacts {
  readonly statement: StatementFacts
  readonly at: Located
  /** The list that it stands in. */
  readonly list: ValueList
  /** It stands in NotAction. */
  readonly negated: boolean
  /** In lower case; for a text without a colon the prefix is the whole text and the name undefined. */
  readonly prefix: string
  readonly name: string | undefined
  /** Has `*` or `?`. */
  readonly wildcard: boolean
  /** The service, where the prefix is one. */
  readonly entry: CatalogEntry | undefined
  readonly service: CatalogService | undefined
  /** The action, where it names just one that is known. */
  readonly action: CatalogAction | undefined
}

export interface ResourceFacts {
  readonly statement: StatementFacts
  readonly at: Located
  /** The list that it stands in. */
  readonly list: ValueList
  /** It stands in NotResource. */
  readonly negated: boolean
  /** Undefined when it has fewer than six parts or does not begin with `arn:`. */
  readonly arn: ArnParts | undefined
  /** The resource types that its last part can be of; undefined while nothing is known of its service. */
  readonly shapes: readonly ResourceShape[] | undefined
}

export interface ConditionFacts {
  readonly statement: StatementFacts
  readonly parsed: ParsedCondition
  /** Undefined for an operator that does not exist. */
  readonly operator: ConditionOperator | undefined
  /** The key in lower case. */
  readonly key: string
  /** What the catalogue knows of the key; undefined for unknown ones. */
  readonly known: CatalogConditionKey | undefined
  readonly values: readonly Located[]
}

/** Whether the condition fails when the key is absent. */
export const needsKey = ({ operator }: ConditionFacts): boolean =>
  operator !== undefined &&
  !operator.ifExists &&
  operator.family !== 'null' &&
  operator.qualifier !== 'ForAllValues' &&
  !operator.negated

export interface OperatorBlock {
  /** The operator as written, with its keys. */
  readonly member: Member
  /** Undefined for an operator that does not exist. */
  readonly operator: ConditionOperator | undefined
}

export interface PrincipalFacts {
  readonly statement: StatementFacts
  /** It stands in NotPrincipal. */
  readonly negated: boolean
  /** `AWS`, `Service`, `Federated`, `CanonicalUser` or whatever stands there; undefined for a bare text such as `"*"`. */
  readonly kind: Located | undefined
  readonly at: Located
}

export interface FactsInput {
  readonly type: PolicyType
  readonly service: string | undefined
  readonly catalog: Catalog
}

/** Works a parsed policy up for the rules. Takes time in proportion to the text. */
export function policyFacts(parsed: ParsedPolicy, input: FactsInput): PolicyFacts {
  let left = mostSuggestions
  const suggest = <T>(make: () => T): T | undefined => (left-- > 0 ? make() : undefined)
  return {
    text: parsed.text,
    type: input.type,
    service: input.service,
    parsed,
    catalog: input.catalog,
    statements: parsed.statements.map(statement => statementFacts(statement, input.catalog)),
    variables: parsed.version?.value === '2012-10-17',
    broken: parsed.problems.some(problem => problem.code !== 'DUPLICATE_KEY'),
    suggest,
    nearest: (word, candidates) => suggest(() => nearest(word, candidates())),
  }
}

function statementFacts(parsed: ParsedStatement, catalog: Catalog): StatementFacts {
  const actions: ActionFacts[] = []
  const resources: ResourceFacts[] = []
  const conditions: ConditionFacts[] = []
  const principals: PrincipalFacts[] = []
  const effect = parsed.effect?.value
  const blocks = parsed.elements.flatMap(operatorBlocks)
  const statement: StatementFacts = {
    parsed,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    actions,
    resources,
    conditions,
    blocks,
    operators: namesOf(blocks.map(({ member }) => member)),
    principals,
    conditionKeys: new Set(parsed.conditions.map(({ key }) => key.value.toLowerCase())),
  }
  for (const list of [parsed.action, parsed.notAction]) {
    if (list === undefined) continue
    for (const at of list.values) {
      actions.push(actionFacts(statement, at, list, list === parsed.notAction, catalog))
    }
  }
  for (const list of [parsed.resource, parsed.notResource]) {
    if (list === undefined) continue
    for (const at of list.values) {
      resources.push(resourceFacts(statement, at, list, list === parsed.notResource, catalog))
    }
  }
  for (const condition of parsed.conditions) conditions.push(conditionFacts(statement, condition, catalog))
  for (const negated of [false, true]) {
    for (const value of principalTexts(negated ? parsed.notPrincipal : parsed.principal)) {
      principals.push({ statement, negated, ...value })
    }
  }
  return statement
}

function operatorBlocks({ name, value }: Member): readonly OperatorBlock[] {
  if (name !== 'Condition' || value?.kind !== 'object') return []
  return value.members.map(member => ({ member, operator: parseOperator(member.name) }))
}

function actionFacts(
  statement: StatementFacts,
  at: Located,
  list: ValueList,
  negated: boolean,
  catalog: Catalog,
): ActionFacts {
  const text = at.value.toLowerCase()
  const colon = text.indexOf(':')
  const prefix = colon < 0 ? text : text.slice(0, colon)
  const name = colon < 0 ? undefined : text.slice(colon + 1)
  const service = catalog.service(prefix)
  return {
    statement,
    at,
    list,
    negated,
    prefix,
    name,
    wildcard: text.includes('*') || text.includes('?'),
    entry: catalog.entries.get(prefix),
    service,
    action: name === undefined ? undefined : service?.actions.get(name),
  }
}

function resourceFacts(
  statement: StatementFacts,
  at: Located,
  list: ValueList,
  negated: boolean,
  catalog: Catalog,
): ResourceFacts {
  const arn = arnParts(at.value)
  const known = arn && shapesOf(arn, catalog)
  return { statement, at, list, negated, arn, shapes: known && arn && fittingShapes(arn, known) }
}

function conditionFacts(
  statement: StatementFacts,
  parsed: ParsedCondition,
  catalog: Catalog,
): ConditionFacts {
  const key = parsed.key.value.toLowerCase()
  return {
    statement,
    parsed,
    operator: parseOperator(parsed.operator.value),
    key,
    known: knownKey(catalog, key),
    values: parsed.values.values,
  }
}

function principalTexts(
  member: ParsedStatement['principal'],
): { readonly kind: Located | undefined; readonly at: Located }[] {
  const node = member?.value
  if (node === undefined) return []
  const found: { kind: Located | undefined; at: Located }[] = []
  const add = (kind: Located | undefined, value: typeof node) => {
    if (value.kind === 'scalar' && typeof value.value === 'string') {
      found.push({ kind, at: { value: value.value, offset: value.offset, length: value.length } })
    }
  }
  if (node.kind === 'scalar') add(undefined, node)
  const members = node.kind === 'object' ? node.members : []
  for (const { name, nameRange, value } of members) {
    if (value === undefined) continue
    const kind = { value: name, ...nameRange }
    if (value.kind === 'array') for (const item of value.items) add(kind, item)
    else add(kind, value)
  }
  return found
}
