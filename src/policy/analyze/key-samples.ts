import { compileCondition } from '../evaluate/conditions.ts'
import { type ContextValue, createContext } from '../evaluate/request.ts'
import { parseDecimal } from '../evaluate/value-matchers.ts'
import { parseDateValue } from '../model/date-value.ts'
import { type ConditionOperator, type OperatorFamily, parseOperator } from '../model/operators.ts'
import type { ParsedCondition } from '../model/parse.ts'
import { type Cells, type Comparison, cellsOf } from './cells.ts'
import { rangeSamples } from './range-samples.ts'
import { hasVariable, stranger } from './samples.ts'

/** A value of a condition key; undefined for a request without the key. */
export type Sample = ContextValue | undefined

export interface KeySamples {
  readonly samples: readonly Sample[]
  /** No other value can make all the conditions together come out in another way. */
  readonly complete: boolean
}

/** Sets of so many values are tried in every combination. */
const mostInSets = 6

/** Values of one key for which all conditions on it come out in every combination that there is. */
export function keySamples(conditions: readonly ParsedCondition[]): KeySamples {
  const tests = conditions.flatMap(({ operator, values }) => {
    const parsed = parseOperator(operator.value)
    return parsed === undefined ? [] : values.values.map(({ value }) => ({ operator: parsed, value }))
  })
  const families = new Set(tests.map(({ operator }) => operator.family).filter(family => family !== 'null'))
  const cells = [...families].map(family => familyCells(family, tests))
  const values = [...new Set([...cells.flatMap(({ samples }) => samples), stranger])]
  const complete = families.size <= 1 && cells.every(each => each.complete) && !tests.some(isOpen)
  const qualified = conditions.some(({ operator }) => parseOperator(operator.value)?.qualifier !== undefined)
  if (!qualified) {
    // A plain operator matches no list of several values, whatever they are.
    return { samples: [undefined, ...values, [stranger, `${stranger}-2`]], complete }
  }
  const few = values.length <= mostInSets
  const sets = few ? subsets(values) : [...values.map(value => [value]), values]
  // One value twice is a list, which a plain operator on the same key does not match.
  const doubled = values.map(value => [value, value])
  return { samples: [undefined, ...sets, ...doubled], complete: complete && few }
}

interface Test {
  readonly operator: ConditionOperator
  readonly value: string
}

/** What the value is compared with is not known before the request. */
const isOpen = ({ operator, value }: Test): boolean =>
  (operator.family === 'string' || operator.family === 'arn') && hasVariable(value)

const subsets = (values: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** values.length - 1 }, (_, bits) =>
    values.filter((_, place) => ((bits + 1) >> place) & 1),
  )

function familyCells(family: OperatorFamily, all: readonly Test[]): Cells {
  const tests = all.filter(({ operator }) => operator.family === family)
  const values = [...new Set(tests.map(({ value }) => value))]
  switch (family) {
    case 'string':
      return stringCells(tests)
    case 'arn':
      return cellsOf(distinct(tests.map(comparisonOf)), [`arn:aws:s3:::${stranger}`, stranger], false)
    case 'numeric':
      return lineSamples(values.map(parseDecimal), parseDecimal, String)
    case 'date':
      return lineSamples(values.map(parseDateValue), parseDateValue, time => new Date(time).toISOString())
    case 'ip':
      return rangeSamples(values)
    case 'bool':
      return { samples: ['true', 'false'], complete: true }
    case 'binary':
      return { samples: values, complete: true }
    case 'null':
      return { samples: [], complete: true }
  }
}

function stringCells(tests: readonly Test[]): Cells {
  const folded = tests.filter(({ operator }) => operator.comparison === 'equalsIgnoreCase').length
  const { samples, complete } = cellsOf(distinct(tests.map(comparisonOf)), [stranger, ''], true)
  // Letter case that matters to some and not to others makes more ways than are tried.
  return { samples, complete: complete && (folded === 0 || folded === tests.length) }
}

const empty = createContext([])

/** One value of a condition, as the engine itself compares it. */
function comparisonOf({ operator, value }: Test): Comparison {
  const at = { offset: 0, length: 0 }
  const node = { kind: 'scalar', value, ...at } as const
  const member = { name: 'key', nameRange: at, value: node, ...at }
  const positive = operator.negated ? operator.base.replace('Not', '') : operator.base
  const { matches } = compileCondition(
    {
      operator: { value: positive, ...at },
      key: { value: 'key', ...at },
      values: { values: [node], readable: true, member, ...at },
      block: member,
    },
    true,
  )
  const isPattern = operator.comparison === 'like' && /[*?]/.test(value)
  return { text: value, isPattern, matches: tried => matches(tried, empty) }
}

/** Comparisons that differ; the same text may be a pattern to one operator and letters to another. */
const distinct = (comparisons: readonly Comparison[]): readonly Comparison[] => [
  ...new Map(comparisons.map(each => [`${each.isPattern} ${each.text}`, each])).values(),
]

const mostBounds = 60

/** Values at, between and beyond the bounds on a line; `print` writes one, if it can be written. */
function lineSamples(
  bounds: readonly number[],
  parse: (text: string) => number,
  print: (value: number) => string,
): Cells {
  const sorted = [...new Set(bounds.filter(Number.isFinite))].sort((a, b) => a - b)
  const kept = sorted.slice(0, mostBounds)
  const points = kept.flatMap((bound, place) => {
    const next = kept[place + 1]
    return next === undefined ? [bound] : [bound, (bound + next) / 2]
  })
  const [first, last] = [kept[0], kept.at(-1)]
  if (first !== undefined && last !== undefined) points.push(first - 1000, last + 1000)
  const printed = points.flatMap(point => {
    const text = Math.abs(point) < 8.6e15 ? print(point) : undefined
    return text !== undefined && parse(text) === point ? [text] : []
  })
  const complete = printed.length === points.length && new Set(points).size === points.length
  return { samples: printed, complete: complete && kept.length === sorted.length }
}
