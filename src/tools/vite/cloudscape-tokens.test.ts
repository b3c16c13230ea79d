import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { declaredTokens, withoutFallbacks } from './cloudscape-tokens.ts'

const declared = new Set(['--a', '--b'])

test.each([
  ['color: var(--a, #fff)', 'color: var(--a)'],
  ['color: var(--a,rgba(0, 0, 0, 1)) solid', 'color: var(--a) solid'],
  ['margin: calc(var(--a, 2px) + var(--b, calc(1px * (2 + 3))))', 'margin: calc(var(--a) + var(--b))'],
  ['color: var(--a, var(--b, red)); top: 0', 'color: var(--a); top: 0'],
  ['color: var(--custom, var(--a, red))', 'color: var(--custom, var(--a))'],
  ['color: var(--a)', 'color: var(--a)'],
  ['color: var(--other, red)', 'color: var(--other, red)'],
])('%s', (before, after) => {
  expect(withoutFallbacks(before, declared)).toBe(after)
})

test('the base theme declares the tokens that components use', () => {
  const read = (path: string): string =>
    readFileSync(
      new URL(`../../../node_modules/@cloudscape-design/components/${path}`, import.meta.url),
      'utf8',
    )
  const tokens = declaredTokens(read('internal/base-theme/styles.scoped.css'))
  expect(tokens.size).toBeGreaterThan(500)
  const button = read('button/styles.scoped.css')
  const left = withoutFallbacks(button, tokens).match(/var\(--color-[\w-]+,/g) ?? []
  expect(button.match(/var\(--color-[\w-]+,/g)?.length).toBeGreaterThan(20)
  expect(left).toEqual([])
})
