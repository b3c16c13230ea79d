import { expect, test } from 'vitest'
import { createSetUpCode } from './set-up-code.ts'
import { createTestPorts } from './test-ports.ts'

const { hashes } = createTestPorts()

test('a code is random, in groups, and matches itself in any case and grouping', () => {
  const code = createSetUpCode(hashes)
  expect(code.text).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){5}$/)
  expect(createSetUpCode(hashes).text).not.toBe(code.text)
  expect(code.matches(code.text)).toBe(true)
  expect(code.matches(` ${code.text.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(true)
})

test('nothing else matches', () => {
  const code = createSetUpCode(hashes, 'aaaa-bbbb-cccc-dddd-eeee')
  for (const typed of [
    '',
    '-',
    'AAAA',
    `${code.text}A`,
    code.text.slice(1),
    'AAAA-BBBB-CCCC-DDDD-EEEF',
    createSetUpCode(hashes).text,
  ])
    expect(code.matches(typed)).toBe(false)
})

test.each(['', 'AAAA', '0000-1111-8888-9999-0000'])('%j is too weak to be given as a code', given => {
  expect(() => createSetUpCode(hashes, given)).toThrow('at least 20 characters')
})
