import { statementElements } from '../model/elements.ts'
import type { ParsedStatement, ValueList } from '../model/parse.ts'

/**
 * What a policy hangs on, which says what its statements must have.
 * `identity`: identity-based, session and service control policies, boundaries. No Principal; a Resource.
 * `resource`: resource-based, resource control and VPC endpoint policies. A Principal; without a Resource the
 * resource that it hangs on is meant.
 * `trust`: the trust policy of a role. A Principal and no Resource.
 */
export type PolicyForm = 'identity' | 'resource' | 'trust'

export interface StatementElements {
  readonly action: Texts | undefined
  readonly resource: Texts | 'own' | undefined
  /** What keeps an Allow from ever applying. */
  readonly faults: readonly string[]
}

export interface Texts {
  readonly texts: readonly string[]
  readonly negated: boolean
}

/** What of a statement there is to compile, and what is wrong with its shape. */
export function elementsOf(statement: ParsedStatement, form: PolicyForm): StatementElements {
  const faults: string[] = []
  const action = either(statement, 'Action', faults)
  const hasResource = statement.resource !== undefined || statement.notResource !== undefined
  const resource = hasResource || form === 'identity' ? either(statement, 'Resource', faults) : 'own'
  if (form === 'trust' && hasResource) faults.push('the trust policy of a role cannot name a resource')
  const { principal, notPrincipal } = statement
  if (form === 'identity') {
    if (principal !== undefined || notPrincipal !== undefined)
      faults.push('this policy cannot name a principal')
  } else if (principal !== undefined && notPrincipal !== undefined) {
    faults.push('it has both Principal and NotPrincipal')
  } else if (principal === undefined && notPrincipal === undefined) {
    faults.push('it has neither Principal nor NotPrincipal')
  } else if (statement.unreadable.has('Principal') || statement.unreadable.has('NotPrincipal')) {
    faults.push('its Principal stands twice')
  }
  if (statement.unreadable.has('Condition')) faults.push('the Condition cannot be read')
  if (statement.unreadable.has('Effect')) faults.push('the Effect stands twice')
  for (const { name } of statement.elements) {
    if (!statementElements.has(name)) faults.push(`a statement has no element "${name}"`)
  }
  return { action, resource, faults }
}

function either(
  statement: ParsedStatement,
  name: 'Action' | 'Resource',
  faults: string[],
): Texts | undefined {
  const [plain, negated]: readonly (ValueList | undefined)[] =
    name === 'Action' ? [statement.action, statement.notAction] : [statement.resource, statement.notResource]
  if (plain !== undefined && negated !== undefined) faults.push(`it has both ${name} and Not${name}`)
  else if (plain === undefined && negated === undefined) faults.push(`it has neither ${name} nor Not${name}`)
  else if (statement.unreadable.has(name) || statement.unreadable.has(`Not${name}`)) {
    faults.push(`its ${plain === undefined ? `Not${name}` : name} cannot be read`)
  } else {
    const texts = (plain ?? negated)?.values.map(value => value.value) ?? []
    return { texts, negated: plain === undefined }
  }
  return undefined
}
