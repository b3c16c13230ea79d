import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extractFonts } from './cloudscape-fonts.ts'

const globalStyles = readFileSync(
  new URL('../../../node_modules/@cloudscape-design/global-styles/index.css', import.meta.url),
  'utf8',
)

const declared = readFileSync(new URL('../../console/app/fonts.css', import.meta.url), 'utf8')

test('each face becomes a file that the console declares, and the rest of the style sheet stays', () => {
  const files = new Map<string, Uint8Array>()
  const css = extractFonts(globalStyles, (name, font) => files.set(name, font))
  expect(files.size).toBe(8)
  for (const [name, font] of files) {
    expect(new TextDecoder().decode(font.slice(0, 4))).toBe('wOF2')
    expect(declared).toContain(`url("@fonts/${name}")`)
  }
  expect(css).not.toContain('base64')
  expect(css).toContain('.awsui-dark-mode')
  expect(css).not.toContain('@font-face')
  expect(declared.match(/@font-face/g)).toHaveLength(files.size)
})

test('a style sheet of another form fails the build instead of losing its fonts', () => {
  expect(() => extractFonts('body {}', () => {})).toThrow('another form')
  expect(() => extractFonts(`${globalStyles} a { src: url(data:font/ttf;base64,AA==) }`, () => {})).toThrow()
})
