import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSortedMap, type SortedMap } from './sorted-map.ts'

/** Few letters and short keys, so that keys often share prefixes or meet again. */
const key = fc.string({ unit: fc.constantFrom('a', 'b', '\t', '\ud800', '\uffff'), maxLength: 4 })
const step = fc.record({ key, remove: fc.boolean(), value: fc.integer() })

const expectSame = (
  map: SortedMap<number>,
  oracle: ReadonlyMap<string, number>,
  probes: readonly string[],
) => {
  const sorted = [...oracle].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  expect(map.size).toBe(oracle.size)
  expect([...map.scan('')]).toEqual(sorted)
  for (const probe of probes) {
    const below = sorted.filter(([name]) => name.startsWith(probe))
    expect(map.get(probe)).toBe(oracle.get(probe))
    expect(map.count(probe)).toBe(below.length)
    expect([...map.scan(probe)]).toEqual(below)
    expect([...map.scan('a', probe)]).toEqual(sorted.filter(([name]) => name.startsWith('a') && name > probe))
  }
}

test('a sorted map behaves as a map whose keys are sorted on demand, and its older versions stay', () =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.array(key), (steps, probes) => {
      const oracle = new Map<string, number>()
      let map = createSortedMap<number>()
      let middle = map
      let middleOracle = new Map(oracle)
      steps.forEach((each, i) => {
        map = each.remove ? map.without(each.key) : map.with(each.key, each.value)
        if (each.remove) oracle.delete(each.key)
        else oracle.set(each.key, each.value)
        if (i === steps.length >> 1) {
          middle = map
          middleOracle = new Map(oracle)
        }
      })
      expectSame(map, oracle, probes)
      expectSame(middle, middleOracle, probes)
      expectSame(createSortedMap(oracle), oracle, probes)
    }),
    { numRuns: 50 },
  ))

test('many keys in any order split and empty chunks without losing one', () => {
  const oracle = new Map<string, number>()
  let map = createSortedMap<number>()
  for (let i = 0; i < 3000; i++) {
    const name = `k${(i * 7919) % 3000}`
    map = map.with(name, i)
    oracle.set(name, i)
  }
  expectSame(map, oracle, ['k', 'k1', 'k29', 'k2999', 'x', ''])
  for (let i = 0; i < 3000; i++) {
    if (i % 100 === 7) continue
    map = map.without(`k${i}`)
    oracle.delete(`k${i}`)
  }
  expectSame(map, oracle, ['k', 'k1', 'k107', ''])
})
