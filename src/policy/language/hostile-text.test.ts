import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policy } from '../evaluate/test-arbitraries.ts'
import { applyEdits } from '../model/edit.ts'
import type { Range } from '../model/problem.ts'
import { expectInProportion } from '../testing/cpu-time.ts'
import { isJson } from '../testing/is-json.ts'
import { contextOf } from '../testing/language.ts'
import type { PolicyType } from '../validate/rule.ts'
import { completionsAt } from './completions-at.ts'
import { hoverAt } from './hover-at.ts'
import type { Completion } from './language.ts'
import { snippetText } from './snippet.ts'

const types: readonly PolicyType[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'boundary', 'session']

const isOnLine = (text: string, { offset, length }: Range): boolean =>
  offset >= 0 &&
  length >= 0 &&
  offset + length <= text.length &&
  !/[\n\r]/.test(text.slice(offset, offset + length))

/** Asks everything about a place and holds that the answers lie in the text, on one line, around the place. */
function survives(text: string, at: number): void {
  for (const type of types) {
    const context = contextOf(type, 's3')
    for (const { range, also = [], snippet } of completionsAt(text, at, context).slice(0, 50)) {
      expect(isOnLine(text, range) && range.offset <= at && at <= range.offset + range.length).toBe(true)
      for (const each of also) expect(each.offset < range.offset && each.length === 0).toBe(true)
      expect(snippet).not.toBe('')
    }
    const hover = hoverAt(text, at, context)
    if (hover === undefined) continue
    expect(isOnLine(text, hover.range) && hover.lines.length > 0).toBe(true)
    expect(hover.range.offset).toBeLessThanOrEqual(at + 2)
    expect(hover.range.offset + hover.range.length).toBeGreaterThanOrEqual(at)
  }
}

const layout = fc.constantFrom(undefined, 2)
const written = fc.tuple(policy, layout).map(([value, indent]) => JSON.stringify(value, undefined, indent))

describe('nothing throws, and every range is on one line around the cursor', () => {
  const runs = { numRuns: 150 }

  test('in any text', () => {
    const place = fc.tuple(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat())
    fc.assert(
      fc.property(place, ([text, at]) => survives(text, at % (text.length + 1))),
      runs,
    )
  })

  test('in marks and pieces of policies in any order', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\n',
      ' ',
      '"Statement":',
      '"Action":',
      '"Condition"',
      's3:',
      '${',
      '\\',
    ]
    const place = fc.tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), fc.nat())
    fc.assert(
      fc.property(place, ([parts, at]) => {
        const text = parts.join('')
        survives(text, at % (text.length + 1))
      }),
      runs,
    )
  })

  test('in a policy, whole or cut off anywhere', () => {
    const place = fc.tuple(written, fc.nat(), fc.nat())
    fc.assert(
      fc.property(place, ([whole, cut, at]) => {
        const text = whole.slice(0, cut % (whole.length + 1))
        survives(text, at % (text.length + 1))
        survives(text, text.length)
      }),
      runs,
    )
  })

  test('at offsets that are none', () => {
    for (const at of [-1, 99, Number.MAX_SAFE_INTEGER]) {
      expect(() => completionsAt('{}', at, contextOf('identity'))).not.toThrow()
      expect(() => hoverAt('{}', at, contextOf('identity'))).not.toThrow()
    }
  })
})

/** Texts of some length that could be taken badly, by how many parts they have; the cursor is at their end. */
const hostile: Readonly<Record<string, (count: number) => string>> = {
  'opening brackets and as many that close nothing': count => '['.repeat(count) + '}'.repeat(count),
  'objects in each other': count => '{"a":'.repeat(count),
  quotes: count => '"'.repeat(count),
  'quotes with letters between them': count => '"a'.repeat(count),
  commas: count => `"${'a,'.repeat(count)}"b`,
  blanks: count => `{"Statement":[{"Action":["s3:*"${' '.repeat(count)}`,
  'openings of variables': count => `{"Statement":[{"Resource":"${`\${`.repeat(count)}`,
  actions: count => `{"Statement":[{"Action":[${'"s3:GetObject",'.repeat(count)}"s3:`,
  'statements that are cut off': count => `{"Statement":[${'{"Action":"s3:*"},'.repeat(count)}{"Action":"s3:`,
  'resources of a long list': count =>
    `{"Statement":[{"Action":"s3:*","Resource":[${'"arn:aws:s3:::a/*",'.repeat(count)}"`,
}

describe('answers take time in proportion to the text', () => {
  test.each(Object.entries(hostile))('on many %s', (_, make) => {
    expectInProportion(make, 8000, text => {
      completionsAt(text, text.length, contextOf('identity'))
      hoverAt(text, text.length - 1, contextOf('identity'))
    })
  })
})

const take = (text: string, { range, snippet, also = [] }: Completion): string =>
  applyEdits(text, [...also, { ...range, text: snippetText(snippet) }])

test('taking any offer anywhere in a policy leaves JSON', () => {
  const place = fc.tuple(written, fc.nat(), fc.nat(), fc.constantFrom(...types))
  fc.assert(
    fc.property(place, ([text, at, pick, type]) => {
      const offers = completionsAt(text, at % (text.length + 1), contextOf(type, 's3'))
      const offer = offers[pick % Math.max(1, offers.length)]
      if (offer === undefined) return
      const after = take(text, offer)
      expect(isJson(after), `${offer.label} at ${at % (text.length + 1)} of ${text}: ${after}`).toBe(true)
    }),
    { numRuns: 500 },
  )
})
