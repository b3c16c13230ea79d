import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createContext } from './request.ts'
import { compileTextPattern, matchesTextPattern } from './text-pattern.ts'

const variable = (key: string) => `$\{${key}}`

test('variables stand for the very text of their values', () => {
  const piece = fc.constantFrom('a', ':', '/', '*', '?', variable('v'), variable('W'), variable('*'))
  const value = fc.stringMatching(/^[a:*?/]{0,3}$/)
  const text = fc.stringMatching(/^[a:*?/]{0,10}$/)
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), value, value, text, (pieces, v, w, t) => {
      const quoted = (literal: string) => literal.replace(/[*?/]/g, '\\$&')
      const parts: Record<string, string> = {
        '*': '[^]*',
        '?': '[^]',
        [variable('v')]: quoted(v),
        [variable('W')]: quoted(w),
        [variable('*')]: '\\*',
      }
      const expected = new RegExp(`^${pieces.map(each => parts[each] ?? quoted(each)).join('')}$`)
      const pattern = compileTextPattern(pieces.join(''), { mode: 'plain', wildcards: true, variables: true })
      const context = createContext([
        ['V', v],
        ['w', w],
      ])
      // A text made from the pattern itself, so that half of the runs have something to match.
      const made = pieces.map(
        each => ({ [variable('v')]: v, [variable('W')]: w, [variable('*')]: '*' })[each] ?? each,
      )
      for (const each of [t, made.join('')]) {
        expect(matchesTextPattern(pattern, each, context)).toBe(expected.test(each))
      }
    }),
    { numRuns: 3000 },
  )
})
