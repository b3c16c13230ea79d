import { policyElements, statementElements } from './elements.ts'
import { operatorProblems } from './grammar-structure.ts'
import { quote } from './json-node.ts'
import type { ParsedPolicy, ParsedStatement } from './parse.ts'
import type { Problem, ProblemCode, Range } from './problem.ts'

const principalKeys = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser'])

/**
 * What keeps IAM from storing a role's trust policy. Its sentences differ from those for identity
 * policies, and there is neither a Resource nor a required version.
 */
export function trustProblems(policy: ParsedPolicy): Problem[] {
  const json = policy.problems.map(each => ({ ...each, message: 'This policy contains invalid Json' }))
  if (json.length > 0) return json
  const { root, version } = policy
  if (root?.kind !== 'object') {
    const place = root ?? { offset: 0, length: 0 }
    return [
      problem(
        'DATA_TYPE_MISMATCH',
        'This policy contains invalid Json',
        'A policy must be a JSON object.',
        place,
      ),
    ]
  }
  const problems: Problem[] = []
  for (const { name, nameRange } of root.members) {
    if (policyElements.has(name)) continue
    problems.push(
      syntaxError(
        'INVALID_POLICY_ELEMENT',
        `${quote(name)} is not an element of a policy; remove it.`,
        nameRange,
      ),
    )
  }
  if (version !== undefined && version.value !== '2012-10-17' && version.value !== '2008-10-17') {
    const detail = `The version ${quote(version.value)} does not exist; write "2012-10-17".`
    problems.push(
      problem('INVALID_VERSION', 'The policy must contain a valid version string', detail, version),
    )
  }
  if (policy.statements.length === 0) {
    const message = 'Could not parse the policy: Statement is empty!'
    problems.push(problem('MISSING_STATEMENT', message, 'A trust policy needs at least one statement.', root))
  }
  return [...problems, ...policy.statements.flatMap(statementProblems), ...sidProblems(policy)]
}

function sidProblems(policy: ParsedPolicy): Problem[] {
  const problems: Problem[] = []
  const sids = new Set<string>()
  for (const { sid } of policy.statements) {
    if (sid === undefined || sid.value === '') continue
    if (sids.has(sid.value)) {
      const detail = `Another statement has the Sid ${quote(sid.value)} already; change one of them.`
      problems.push(
        problem('UNIQUE_SIDS_REQUIRED', 'The Statement Ids in the policy are not unique', detail, sid),
      )
    }
    sids.add(sid.value)
  }
  return problems
}

const problem = (code: ProblemCode, message: string, detail: string, { offset, length }: Range): Problem => ({
  code,
  message,
  detail,
  offset,
  length,
})

const syntaxError = (code: ProblemCode, detail: string, range: Range) =>
  problem(code, 'Syntax error in policy.', detail, range)

function statementProblems(statement: ParsedStatement): Problem[] {
  if (statement.unreadable.has('Statement')) {
    return [syntaxError('DATA_TYPE_MISMATCH', 'A statement must be a JSON object.', statement)]
  }
  const problems: Problem[] = []
  for (const { name, nameRange } of statement.elements) {
    if (statementElements.has(name)) continue
    problems.push(
      syntaxError(
        'INVALID_POLICY_ELEMENT',
        `${quote(name)} is not an element of a statement; remove it.`,
        nameRange,
      ),
    )
  }
  for (const name of ['Sid', 'Effect', 'Action', 'NotAction', 'Condition']) {
    if (!statement.unreadable.has(name)) continue
    problems.push(
      syntaxError(
        'DATA_TYPE_MISMATCH',
        `The ${name} of statement ${statement.index + 1} has the wrong type.`,
        statement,
      ),
    )
  }
  return [
    ...problems,
    ...effectProblems(statement),
    ...principalProblems(statement),
    ...actionProblems(statement),
    ...resourceProblems(statement),
    ...operatorProblems(statement).map(each => ({ ...each, message: 'Syntax error in policy.' })),
  ]
}

const prohibitedResources = new Map([
  ['Resource', 'Has prohibited field Resource'],
  ['NotResource', 'AssumeRole policy must not contain resources.'],
])

function resourceProblems(statement: ParsedStatement): Problem[] {
  return statement.elements.flatMap(({ name, nameRange }) => {
    const message = prohibitedResources.get(name)
    if (message === undefined) return []
    const detail = `A role is the resource of its trust policy; remove ${name}.`
    return [problem('UNSUPPORTED_RESOURCE', message, detail, nameRange)]
  })
}

function effectProblems(statement: ParsedStatement): Problem[] {
  const { effect } = statement
  if (!statement.elements.some(each => each.name === 'Effect')) {
    const detail = `Statement ${statement.index + 1} needs the Effect "Allow" or "Deny".`
    return [problem('MISSING_EFFECT', 'Missing required field Effect', detail, statement)]
  }
  if (effect === undefined || effect.value === 'Allow' || effect.value === 'Deny') return []
  const detail = `The effect ${quote(effect.value)} must be "Allow" or "Deny".`
  return [problem('INVALID_EFFECT', `Invalid effect: ${effect.value}`, detail, effect)]
}

function principalProblems(statement: ParsedStatement): Problem[] {
  const { principal, notPrincipal } = statement
  if (notPrincipal !== undefined) {
    const message = 'AssumeRole policy must not contain NotPrincipal field.'
    return [
      problem(
        'UNSUPPORTED_PRINCIPAL',
        message,
        'Name who may assume the role with Principal.',
        notPrincipal.nameRange,
      ),
    ]
  }
  if (principal === undefined) {
    const detail = `Statement ${statement.index + 1} must say with Principal who may assume the role.`
    return [problem('MISSING_PRINCIPAL', 'Missing required field Principal', detail, statement)]
  }
  const { value } = principal
  if (value?.kind === 'scalar' && value.value === '*') return []
  if (value?.kind !== 'object') {
    const detail = 'Write an object such as {"AWS": "arn:aws:iam::111122223333:root"}.'
    return [problem('INVALID_PRINCIPAL', 'Principal must be a JSON object.', detail, value ?? principal)]
  }
  if (value.members.length === 0) {
    const message = 'Missing required field Principal cannot be empty!'
    return [problem('MISSING_PRINCIPAL', message, 'Name at least one principal.', value)]
  }
  const problems: Problem[] = []
  for (const { name, nameRange, value: names } of value.members) {
    const items = names?.kind === 'array' ? names.items : [names]
    if (!principalKeys.has(name)) {
      const detail = `${quote(name)} is no kind of principal; use AWS, Service, Federated or CanonicalUser.`
      problems.push(problem('INVALID_PRINCIPAL', `Invalid principal in policy: "${name}"`, detail, nameRange))
    } else if (!items.every(item => item?.kind === 'scalar' && typeof item.value === 'string')) {
      problems.push(
        syntaxError('DATA_TYPE_MISMATCH', `${name} must be a text or a list of texts.`, names ?? nameRange),
      )
    }
  }
  return problems
}

function actionProblems(statement: ParsedStatement): Problem[] {
  const { action, notAction } = statement
  if (action !== undefined && notAction !== undefined) {
    const detail = 'A statement has either Action or NotAction, not both; remove one.'
    return [syntaxError('UNSUPPORTED_ELEMENT_COMBINATION', detail, notAction)]
  }
  const list = action ?? notAction
  if (list === undefined || list.values.length === 0) {
    const detail = `Statement ${statement.index + 1} needs an Action such as "sts:AssumeRole".`
    return [problem('MISSING_ACTION', 'Missing required field Action', detail, list ?? statement)]
  }
  return list.values
    .filter(value => !/^sts:/i.test(value.value))
    .map(value => {
      const message = 'AssumeRole policy may only specify STS AssumeRole actions.'
      return problem(
        'INVALID_ACTION',
        message,
        `${quote(value.value)} is no action of sts; remove it.`,
        value,
      )
    })
}
