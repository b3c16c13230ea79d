import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('quotes what needs it and ends every record', () => {
  expect(toCsv(['name', 'note'], [['alice', 'says "hi", twice\nat least']])).toBe(
    'name,note\r\nalice,"says ""hi"", twice\nat least"\r\n',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('a spreadsheet does not run %j', cell => {
  expect(toCsv(['a'], [[cell]])).toBe(`a\r\n'${cell}\r\n`)
})

test('credentials are left exactly as they are', () => {
  expect(toCsv(['secret'], [['+abc/=']], { verbatim: true })).toBe('secret\r\n+abc/=\r\n')
})
