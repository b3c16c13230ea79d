import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlainToken, tokenize } from '../model/variables.ts'
import { leastCpuTime } from '../testing/cpu-time.ts'
import { compileGlob, type GlobMode, matchesGlob } from './glob.ts'

const tokensOf = (pattern: string) => tokenize(pattern, { wildcards: true, variables: false }) as PlainToken[]
const matches = (pattern: string, text: string, mode: GlobMode) =>
  matchesGlob(compileGlob(tokensOf(pattern), mode), text)

/** The pattern as a regular expression, written down from the rules without regard to speed. */
function oracle(pattern: string, mode: GlobMode): RegExp {
  let source = ''
  let colons = 0
  for (const [index, char] of [...pattern].entries()) {
    const inPart = mode !== 'plain' && colons < 5
    const endsPart = index === pattern.length - 1 || pattern[index + 1] === ':'
    if (char === '*') source += inPart && !(mode === 'resource' && endsPart) ? '[^:]*' : '[^]*'
    else if (char === '?') source += inPart ? '[^:]' : '[^]'
    else source += char.replace(/[\\^$.|+()[\]{}/]/g, '\\$&')
    if (char === ':') colons++
  }
  return new RegExp(`^${source}$`)
}

describe.each<GlobMode>(['plain', 'resource', 'arn'])('in mode %s', mode => {
  test('equals a regular expression', () => {
    const piece = fc.constantFrom('a', 'b', ':', ':', '*', '*', '?', '/', '.')
    const char = fc.constantFrom('a', 'a', 'b', ':', ':', '/', '.', '\n')
    const pattern = fc.array(piece, { maxLength: 14 }).map(parts => parts.join(''))
    const text = fc.array(char, { maxLength: 18 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matches(p, t, mode)).toBe(oracle(p, mode).test(t))
      }),
      { numRuns: 20_000 },
    )
  })

  test('matches what was made from the pattern', () => {
    const piece = fc.constantFrom('a', ':', 'ab', '*', '?')
    const filling = fc.array(fc.constantFrom('', 'x', 'a', 'ab'), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), filling, (pieces, fill) => {
        const text = pieces.map((each, i) => (each === '*' ? fill[i] : each === '?' ? 'q' : each)).join('')
        expect(matches(pieces.join(''), text, mode)).toBe(true)
      }),
    )
  })

  test('takes time in proportion to the text, whatever the pattern', () => {
    const hostile = [
      '*a'.repeat(50),
      'arn:*',
      ':a*a*a*b'.repeat(6),
      `${'*:'.repeat(8)}b`,
      `x${'*?'.repeat(40)}`,
    ]
    for (const pattern of hostile.map(each => `${each}*b`)) {
      for (const unit of ['a', ':a', 'aaaaaaaa:']) {
        const time = (length: number) =>
          fastest(() => matches(pattern, unit.repeat(length / unit.length), mode))
        const short = time(4_000)
        // Twenty times the text: twenty times the time if linear, four hundred if quadratic.
        expect(time(80_000) / short).toBeLessThan(120)
      }
    }
  })

  test('a long pattern over a long text of one letter holds nobody up', () => {
    const pattern = `*${'a'.repeat(3000)}?${'a'.repeat(2900)}b*`
    const text = 'a'.repeat(10_000)
    // Letter by letter these are 24 million steps.
    expect(fastest(() => matches(pattern, text, 'plain'))).toBeLessThan(15)
    expect(matches(pattern, `${text}b`, 'plain')).toBe(true)
  })
})

/** Never so little that the clock decides. */
const fastest = (work: () => unknown): number => Math.max(leastCpuTime(work, 5), 0.02)
