import type { OperationContract } from '../contract/contract.ts'
import type { ListShape, MapShape, Shape, StructureShape, ValueShape } from '../contract/shape.ts'
import type { Limits } from '../contract/table.ts'
import { validationError } from '../errors.ts'
import { compilePattern } from './pattern.ts'

/** Adds a sentence for everything wrong with a value that is there. */
type Check = (value: unknown, path: string, problems: string[]) => void

interface Rule {
  readonly sentence: string
  readonly holds: (value: unknown) => boolean
}

// Lengths are counted in Unicode characters; most texts have none outside the basic plane.
const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return /[\uD800-\uDBFF]/.test(value) ? [...value].length : value.length
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length
  return Object.keys(value as object).length
}

/** The rules of a shape, in AWS's words. The order is that of AWS's messages. */
const rulesOf = (limits: Limits, measure: 'length' | 'value'): readonly Rule[] => {
  const size = (value: unknown): number => (measure === 'length' ? lengthOf(value) : Number(value))
  const rules: Rule[] = []
  const { min, max, pattern, enum: values } = limits
  if (max !== undefined) {
    rules.push({
      sentence: `Member must have ${measure} less than or equal to ${max}`,
      holds: value => size(value) <= max,
    })
  }
  if (min !== undefined) {
    rules.push({
      sentence: `Member must have ${measure} greater than or equal to ${min}`,
      holds: value => size(value) >= min,
    })
  }
  if (pattern !== undefined) {
    const matches = compilePattern(pattern)
    rules.push({
      sentence: `Member must satisfy regular expression pattern: ${pattern}`,
      holds: value => matches(String(value)),
    })
  }
  if (values !== undefined) {
    const known = new Set<unknown>(values)
    rules.push({
      sentence: `Member must satisfy enum value set: [${values.join(', ')}]`,
      holds: value => known.has(value),
    })
  }
  return rules
}

const isSensitive = (shape: Shape): boolean =>
  shape.kind === 'list'
    ? isSensitive(shape.member)
    : shape.kind === 'map'
      ? isSensitive(shape.key) || isSensitive(shape.value)
      : shape.kind === 'structure'
        ? shape.members.some(member => isSensitive(member.shape))
        : shape.sensitive

/** A value as AWS prints it: lists in brackets, structures with the names of their members. */
const print = (value: unknown, shape: Shape): string => {
  if (value === undefined) return 'null'
  if (shape.kind === 'list')
    return `[${(value as unknown[]).map(item => print(item, shape.member)).join(', ')}]`
  if (shape.kind === 'map') {
    const entries = Object.entries(value as object).map(([key, item]) => `${key}=${print(item, shape.value)}`)
    return `{${entries.join(', ')}}`
  }
  if (shape.kind === 'structure') {
    const record = value as Record<string, unknown>
    const members = shape.members.map(
      member => `${lowerFirst(member.name)}=${print(record[member.name], member.shape)}`,
    )
    return `${shape.name}(${members.join(', ')})`
  }
  return value instanceof Date ? value.toISOString() : String(value)
}

/** Characters; longer values are cut, or one request could ask for an answer many times its own size. */
const longestValue = 5000

const printShort = (value: unknown, shape: Shape): string => {
  const text = print(value, shape)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

// AWS leaves the value of a sensitive member out altogether.
const problem = (value: unknown, shape: Shape, path: string, sentence: string): string =>
  `Value${isSensitive(shape) ? '' : ` '${printShort(value, shape)}'`} at '${path}' failed to satisfy constraint: ${sentence}`

const applyRules =
  (shape: Shape, rules: readonly Rule[]): Check =>
  (value, path, problems) => {
    for (const rule of rules) {
      if (!rule.holds(value)) problems.push(problem(value, shape, path, rule.sentence))
    }
  }

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const checks = new WeakMap<Shape, Check>()

const checkOf = (shape: Shape): Check => {
  const known = checks.get(shape)
  if (known) return known
  const built =
    shape.kind === 'structure'
      ? structureCheck(shape)
      : shape.kind === 'list'
        ? listCheck(shape)
        : shape.kind === 'map'
          ? mapCheck(shape)
          : valueCheck(shape)
  checks.set(shape, built)
  return built
}

const valueCheck = (shape: ValueShape): Check =>
  applyRules(shape, rulesOf(shape.limits, shape.kind === 'integer' ? 'value' : 'length'))

const structureCheck = (shape: StructureShape): Check => {
  const members = shape.members.map(member => ({
    name: member.name,
    label: lowerFirst(member.name),
    required: member.required,
    check: checkOf(member.shape),
  }))
  return (value, path, problems) => {
    const record = value as Record<string, unknown>
    for (const { name, label, required, check } of members) {
      const at = path === '' ? label : `${path}.${label}`
      const member = Object.hasOwn(record, name) ? record[name] : undefined
      if (member !== undefined) check(member, at, problems)
      else if (required) {
        problems.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`)
      }
    }
  }
}

/** Rules of simple elements are reported once, at the list, as `Member must satisfy constraint: [all of them]`. */
const elementRules = (shape: Shape): readonly Rule[] =>
  shape.kind === 'structure' || shape.kind === 'list' || shape.kind === 'map'
    ? []
    : rulesOf(shape.limits, shape.kind === 'integer' ? 'value' : 'length')

const listCheck = (shape: ListShape): Check => {
  const checkList = applyRules(shape, rulesOf(shape.limits, 'length'))
  const rules = elementRules(shape.member)
  const sentence = `Member must satisfy constraint: [${rules.map(rule => rule.sentence).join(', ')}]`
  const checkMember = shape.member.kind === 'structure' ? checkOf(shape.member) : undefined
  return (value, path, problems) => {
    const items = value as readonly unknown[]
    checkList(items, path, problems)
    if (rules.length > 0 && items.some(item => rules.some(rule => !rule.holds(item)))) {
      problems.push(problem(items, shape, path, sentence))
    }
    if (checkMember) {
      items.forEach((item, index) => {
        checkMember(item, `${path}.${index + 1}.member`, problems)
      })
    }
  }
}

const mapCheck = (shape: MapShape): Check => {
  const checkMap = applyRules(shape, rulesOf(shape.limits, 'length'))
  const keyRules = elementRules(shape.key)
  const valueRules = elementRules(shape.value)
  const checkValue = shape.value.kind === 'structure' ? checkOf(shape.value) : undefined
  const sentence = (part: string, rules: readonly Rule[]): string =>
    `Map ${part} must satisfy constraint: [${rules.map(rule => rule.sentence).join(', ')}]`
  return (value, path, problems) => {
    const entries = Object.entries(value as object)
    checkMap(value, path, problems)
    if (entries.some(([key]) => keyRules.some(rule => !rule.holds(key)))) {
      problems.push(problem(value, shape, path, sentence('keys', keyRules)))
    }
    if (entries.some(([, item]) => valueRules.some(rule => !rule.holds(item)))) {
      problems.push(problem(value, shape, path, sentence('values', valueRules)))
    }
    if (checkValue) for (const [key, item] of entries) checkValue(item, `${path}.${key}.member`, problems)
  }
}

/**
 * Checks an input against the operation's constraints: required members, lengths, ranges, patterns, enum values.
 *
 * @throws ServiceError ValidationError naming everything that is wrong, in AWS's words:
 * `2 validation errors detected: Value '' at 'userName' failed to satisfy constraint: …; Value …`.
 */
export const validateInput = (
  operation: OperationContract,
  input: Readonly<Record<string, unknown>>,
): void => {
  if (!operation.input) return
  const problems: string[] = []
  checkOf(operation.input)(input, '', problems)
  if (problems.length === 0) return
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: `
  throw validationError(count + problems.join('; '))
}
