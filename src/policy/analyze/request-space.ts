import type { ActionClass } from './action-classes.ts'
import type { ExampleRequest } from './difference.ts'
import { type Sample, samplesOf, stranger, variableKeys, variableValue, witness } from './samples.ts'

export interface RequestSpace {
  readonly requests: Iterable<ExampleRequest>
  /** Nothing was left out to keep the number of requests small. */
  readonly complete: boolean
}

const mostResources = 60
const mostContexts = 1500

/** Requests for a class of actions on both sides of whatever its statements test. */
export function requestSpace({ actions, wildcardOnly, statements }: ActionClass): RequestSpace {
  const action = actions[0] ?? ''
  const patterns = new Set<string>()
  const samples = new Map<string, Set<Sample>>()
  const variables = new Set<string>()
  const noteVariables = (text: string) => {
    for (const key of variableKeys(text)) variables.add(key)
  }
  for (const { parsed } of statements) {
    for (const { value } of [...(parsed.resource?.values ?? []), ...(parsed.notResource?.values ?? [])]) {
      patterns.add(value)
      noteVariables(value)
    }
    for (const condition of parsed.conditions) {
      const key = condition.key.value.toLowerCase()
      const known = samples.get(key) ?? new Set<Sample>([undefined])
      samples.set(key, known)
      for (const sample of samplesOf(condition)) known.add(sample)
      for (const { value } of condition.values.values) noteVariables(value)
    }
  }
  for (const key of variables) {
    const known = samples.get(key) ?? new Set<Sample>([undefined])
    samples.set(key, known.add(variableValue(key)).add(stranger))
  }
  const resources = wildcardOnly ? ['*'] : resourcesOf(action, patterns)
  const contexts = contextsOf([...samples].map(([key, values]) => [key, [...values]]))
  return {
    complete: (wildcardOnly || patterns.size <= mostResources / 4) && contexts.complete,
    requests: combine(action, resources, contexts.list),
  }
}

type Context = ExampleRequest['context']

function* combine(
  action: string,
  resources: readonly string[],
  contexts: readonly Context[],
): Iterable<ExampleRequest> {
  for (const resource of resources) for (const context of contexts) yield { action, resource, context }
}

/** Texts that the patterns match in several ways, and one that only stars match. */
function resourcesOf(action: string, patterns: ReadonlySet<string>): readonly string[] {
  const [service = ''] = action.split(':')
  const found = new Set<string>([`arn:aws:${service}:::${stranger}`, `arn:aws:${stranger}:::${stranger}`])
  const list = [...patterns]
  for (const pattern of list.slice(0, mostResources)) {
    found.add(pattern === '*' ? '*' : witness(pattern))
    found.add(witness(pattern, ''))
    found.add(witness(pattern, stranger))
  }
  // Where two patterns meet: one of them with the other's words in place of its stars.
  for (const a of list.slice(0, 12)) {
    for (const b of list.slice(0, 12)) {
      if (a === b || !a.includes('*')) continue
      for (const part of witness(b).split(/[:/*?]/))
        if (part !== '' && part !== 'arn') found.add(witness(a, part))
      const tail = witness(b).slice(commonStart(a, b))
      found.add(witness(a, tail))
    }
  }
  return [...found].slice(0, mostResources * 6)
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++
  return at
}

interface Contexts {
  readonly list: readonly Context[]
  readonly complete: boolean
}

/** Every combination of the keys' values while they are few, otherwise each key's values beside the first of the others. */
function contextsOf(keys: readonly (readonly [key: string, values: readonly Sample[]])[]): Contexts {
  const count = keys.reduce((product, [, values]) => product * values.length, 1)
  if (count <= mostContexts) {
    let list: Context[] = [[]]
    for (const [key, values] of keys) {
      list = list.flatMap(context =>
        values.map(value => (value === undefined ? context : [...context, [key, value] as const])),
      )
    }
    return { list, complete: true }
  }
  const list: Context[] = [[]]
  const longest = Math.max(...keys.map(([, values]) => values.length))
  for (let round = 0; round < longest && list.length <= mostContexts; round++) {
    list.push(contextOf(keys, values => values[round % values.length]))
    for (const [changed, own] of keys) {
      if (round >= own.length || list.length > mostContexts) continue
      list.push(contextOf(keys, (values, key) => (key === changed ? own[round] : values[1 % values.length])))
    }
  }
  return { list, complete: false }
}

const contextOf = (
  keys: readonly (readonly [key: string, values: readonly Sample[]])[],
  pick: (values: readonly Sample[], key: string) => Sample,
): Context =>
  keys.flatMap(([key, values]) => {
    const value = pick(values, key)
    return value === undefined ? [] : [[key, value] as const]
  })
