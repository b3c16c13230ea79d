import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectiveTheme, followTheme, setThemeChoice, subscribeTheme, themeChoice } from './theme.ts'

const firstPaint = readFileSync(new URL('../../../public/theme.js', import.meta.url), 'utf8')

/** A page as far as themes need one. */
function open(stored: string | undefined, systemIsDark: boolean) {
  const classes = new Set<string>()
  const kept = new Map<string, string>(stored === undefined ? [] : [['gatehouse.theme', stored]])
  const system = Object.assign(new EventTarget(), { matches: systemIsDark })
  const style = { colorScheme: '' }
  const classList = {
    contains: (name: string) => classes.has(name),
    toggle: (name: string, on: boolean) => (on ? classes.add(name) : classes.delete(name)),
  }
  vi.stubGlobal('document', { body: { classList }, documentElement: { style } })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('matchMedia', () => system)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  return { style, kept, system }
}

beforeEach(() => vi.unstubAllGlobals())
afterEach(() => vi.unstubAllGlobals())

const cases = [
  [undefined, false, 'light'],
  [undefined, true, 'dark'],
  ['light', true, 'light'],
  ['dark', false, 'dark'],
  ['purple', true, 'dark'],
] as const

test.each(cases)(
  'stored %s, system dark %s: both the first paint and the program show %s',
  (stored, dark, shown) => {
    const before = open(stored, dark)
    new Function(firstPaint)()
    expect(effectiveTheme()).toBe(shown)
    expect(before.style.colorScheme).toBe(shown)
    const after = open(stored, dark)
    followTheme()
    expect(effectiveTheme()).toBe(shown)
    expect(after.style.colorScheme).toBe(shown)
  },
)

test('a choice is shown at once, told, remembered and can be taken back', () => {
  const { kept } = open(undefined, false)
  const listener = vi.fn()
  followTheme()
  subscribeTheme(listener)
  setThemeChoice('dark')
  expect(effectiveTheme()).toBe('dark')
  expect(themeChoice()).toBe('dark')
  expect(listener).toHaveBeenCalledTimes(1)
  setThemeChoice('system')
  expect(effectiveTheme()).toBe('light')
  expect(kept.size).toBe(0)
})

test('the system is followed until the person chooses', () => {
  const { system } = open(undefined, false)
  followTheme()
  system.matches = true
  system.dispatchEvent(new Event('change'))
  expect(effectiveTheme()).toBe('dark')
  setThemeChoice('light')
  system.dispatchEvent(new Event('change'))
  expect(effectiveTheme()).toBe('light')
})
