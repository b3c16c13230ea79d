import { type ContextValue, createContext } from '../evaluate/request.ts'
import { compileTextPattern, matchesTextPattern } from '../evaluate/text-pattern.ts'
import type { ParsedCondition, ParsedStatement } from '../model/parse.ts'
import type { ActionClass } from './action-classes.ts'
import { type Cells, type Comparison, cellsOf } from './cells.ts'
import { keySamples, type Sample } from './key-samples.ts'
import { hasVariable, stranger, variableKeys, variableValue } from './samples.ts'

export interface ExampleRequest {
  readonly action: string
  readonly resource: string
  readonly context: readonly (readonly [key: string, value: ContextValue])[]
}

export interface RequestSpace {
  readonly requests: Iterable<ExampleRequest>
  /** No other request for the actions can make the statements together come out in another way. */
  readonly complete: boolean
}

const mostContexts = 2000

/** Requests for a class of actions on all sides of whatever its statements test. */
export function requestSpace({ actions, wildcardOnly, statements }: ActionClass): RequestSpace {
  const [action = ''] = actions
  const resources = wildcardOnly
    ? { samples: ['*'], complete: true }
    : resourceCells(action, new Set(statements.flatMap(resourceTexts)))
  const contexts = contextsOf(statements)
  return {
    complete: resources.complete && contexts.complete,
    requests: combine(action, resources.samples, contexts.list),
  }
}

const resourceTexts = ({ resource, notResource }: ParsedStatement): readonly string[] =>
  [resource, notResource].flatMap(list => list?.values.map(({ value }) => value) ?? [])

type Context = ExampleRequest['context']

function* combine(
  action: string,
  resources: readonly string[],
  contexts: readonly Context[],
): Iterable<ExampleRequest> {
  for (const resource of resources) for (const context of contexts) yield { action, resource, context }
}

const empty = createContext([])

function resourceCells(action: string, texts: ReadonlySet<string>): Cells {
  const [service = ''] = action.split(':')
  const comparisons = [...texts].map((text): Comparison => {
    const pattern = compileTextPattern(text, { mode: 'resource', wildcards: true, variables: false })
    return {
      text,
      isPattern: /[*?]/.test(text),
      matches: value => text === '*' || matchesTextPattern(pattern, value, empty),
    }
  })
  const outsiders = [`arn:aws:${service}:::${stranger}`, `arn:aws:${stranger}:::${stranger}`, '*']
  const { samples, complete } = cellsOf(comparisons, outsiders, [...texts].every(isPlain))
  return { samples, complete: complete && ![...texts].some(hasVariable) }
}

/** Its wildcards run as far as those of a glob over the whole text: none stays inside one of the first five parts. */
const isPlain = (text: string): boolean => {
  const head = text.split(':', 5)
  return text === '*' || !head.some((part, place) => /\?|\*./.test(part) && place < 5)
}

interface Contexts {
  readonly list: readonly Context[]
  readonly complete: boolean
}

type KeyValues = readonly [key: string, values: readonly Sample[]]

/** Every combination of the keys' values while they are few, otherwise each key's values beside others of the rest. */
function contextsOf(statements: readonly ParsedStatement[]): Contexts {
  const byKey = new Map<string, ParsedCondition[]>()
  const filled = new Set(statements.flatMap(resourceTexts).flatMap(variableKeys))
  for (const condition of statements.flatMap(({ conditions }) => conditions)) {
    const key = condition.key.value.toLowerCase()
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [condition])
    else known.push(condition)
    for (const { value } of condition.values.values) for (const each of variableKeys(value)) filled.add(each)
  }
  for (const key of filled) if (!byKey.has(key)) byKey.set(key, [])
  const sampled = [...byKey].map(([key, conditions]) => ({ key, ...keySamples(conditions) }))
  const keys = sampled.map(
    ({ key, samples }): KeyValues =>
      filled.has(key) ? [key, [...samples, variableValue(key)]] : [key, samples],
  )
  const count = keys.reduce((product, [, values]) => product * values.length, 1)
  return count <= mostContexts
    ? { list: everyContext(keys), complete: sampled.every(({ complete }) => complete) }
    : { list: someContexts(keys), complete: false }
}

const everyContext = (keys: readonly KeyValues[]): readonly Context[] =>
  keys.reduce<readonly Context[]>(
    (list, [key, values]) =>
      list.flatMap(context =>
        values.map(value => (value === undefined ? context : [...context, [key, value] as const])),
      ),
    [[]],
  )

function someContexts(keys: readonly KeyValues[]): readonly Context[] {
  const list: Context[] = [[]]
  const longest = Math.max(...keys.map(([, values]) => values.length))
  for (let round = 0; round < longest && list.length <= mostContexts; round++) {
    list.push(contextOf(keys, values => values[round % values.length]))
    for (const [changed, own] of keys) {
      if (round >= own.length || list.length > mostContexts) continue
      list.push(contextOf(keys, (values, key) => (key === changed ? own[round] : values[1 % values.length])))
    }
  }
  return list
}

const contextOf = (
  keys: readonly KeyValues[],
  pick: (values: readonly Sample[], key: string) => Sample,
): Context =>
  keys.flatMap(([key, values]) => {
    const value = pick(values, key)
    return value === undefined ? [] : [[key, value] as const]
  })
