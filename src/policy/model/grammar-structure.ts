import { policyElements, statementElements } from './elements.ts'
import { quote } from './json-node.ts'
import { parseOperator } from './operators.ts'
import type { ParsedPolicy, ParsedStatement } from './parse.ts'
import type { Problem, ProblemCode, Range } from './problem.ts'

const syntax = 'Syntax errors in policy.'

/** Problems of an identity or session policy's shape: elements, their types, effects and operators. */
export function structureProblems(policy: ParsedPolicy): Problem[] {
  const { root } = policy
  if (root === undefined) return policy.problems.length > 0 ? [] : [notAnObject({ offset: 0, length: 0 })]
  if (root.kind !== 'object') return [notAnObject(root)]
  const problems: Problem[] = []
  for (const member of root.members) {
    if (!policyElements.has(member.name))
      problems.push(unknownElement(member.name, 'a policy', member.nameRange))
  }
  const member = (name: string) => root.members.find(each => each.name === name)
  for (const name of ['Version', 'Id']) {
    const value = member(name)?.value
    if (member(name) !== undefined && !(value?.kind === 'scalar' && typeof value.value === 'string')) {
      problems.push(mismatch(name, 'a text', member(name) ?? root))
    }
  }
  const { version } = policy
  if (version !== undefined && version.value !== '2012-10-17' && version.value !== '2008-10-17') {
    const detail = `The version ${quote(version.value)} does not exist; write "2012-10-17".`
    problems.push(problem('INVALID_VERSION', detail, version))
  }
  if (policy.statements.length === 0) {
    const detail = 'A policy needs a Statement with at least one statement.'
    problems.push(problem('MISSING_STATEMENT', detail, member('Statement') ?? root))
  }
  return [...problems, ...policy.statements.flatMap(statementProblems)]
}

const problem = (
  code: ProblemCode,
  detail: string,
  { offset, length }: Range,
  message = syntax,
): Problem => ({
  code,
  message,
  detail,
  offset,
  length,
})

const notAnObject = (range: Range) => problem('DATA_TYPE_MISMATCH', 'A policy must be a JSON object.', range)

const unknownElement = (name: string, where: string, range: Range) =>
  problem('INVALID_POLICY_ELEMENT', `${quote(name)} is not an element of ${where}; remove it.`, range)

const mismatch = (name: string, expected: string, range: Range) =>
  problem('DATA_TYPE_MISMATCH', `${name} must be ${expected}.`, range)

const shapes: readonly (readonly [element: string, expected: string])[] = [
  ['Sid', 'a text'],
  ['Effect', '"Allow" or "Deny"'],
  ['Action', 'a text or a list of texts'],
  ['NotAction', 'a text or a list of texts'],
  ['Resource', 'a text or a list of texts'],
  ['NotResource', 'a text or a list of texts'],
  ['Condition', 'an object of operators, each an object of condition keys with their values'],
]

function statementProblems(statement: ParsedStatement): Problem[] {
  if (statement.unreadable.has('Statement')) return [mismatch('A statement', 'a JSON object', statement)]
  const problems: Problem[] = []
  const member = (name: string) => statement.elements.find(each => each.name === name)
  for (const element of statement.elements) {
    if (!statementElements.has(element.name)) {
      problems.push(unknownElement(element.name, 'a statement', element.nameRange))
    }
  }
  for (const principal of [statement.principal, statement.notPrincipal]) {
    if (principal === undefined) continue
    const detail = `${principal.name} belongs in resource-based policies; remove it.`
    const message = 'Policy document should not specify a principal.'
    problems.push(problem('UNSUPPORTED_PRINCIPAL', detail, principal.nameRange, message))
  }
  for (const [element, expected] of shapes) {
    if (statement.unreadable.has(element))
      problems.push(mismatch(element, expected, member(element) ?? statement))
  }
  for (const name of ['Action', 'Resource']) {
    const both = member(name) !== undefined ? member(`Not${name}`) : undefined
    if (both === undefined) continue
    const detail = `A statement has either ${name} or Not${name}, not both; remove one.`
    problems.push(problem('UNSUPPORTED_ELEMENT_COMBINATION', detail, both.nameRange))
  }
  return [...problems, ...effectProblems(statement), ...operatorProblems(statement)]
}

function effectProblems(statement: ParsedStatement): Problem[] {
  if (member(statement, 'Effect') === undefined) {
    return [
      problem(
        'MISSING_EFFECT',
        `Statement ${statement.index + 1} needs the Effect "Allow" or "Deny".`,
        statement,
      ),
    ]
  }
  const { effect } = statement
  if (effect === undefined || /^(allow|deny)$/i.test(effect.value)) return []
  return [problem('INVALID_EFFECT', `The effect ${quote(effect.value)} must be "Allow" or "Deny".`, effect)]
}

const member = (statement: ParsedStatement, name: string) =>
  statement.elements.find(each => each.name === name)

/** Operators that do not exist; IAM lets them pass while they have no keys. */
export function operatorProblems(statement: ParsedStatement): Problem[] {
  const unknown = new Map<number, Problem>()
  for (const { operator } of statement.conditions) {
    if (parseOperator(operator.value) !== undefined) continue
    const detail = `The condition operator ${quote(operator.value)} does not exist; correct its spelling and letter case.`
    unknown.set(operator.offset, problem('INVALID_CONDITION_OPERATOR', detail, operator))
  }
  return [...unknown.values()]
}
