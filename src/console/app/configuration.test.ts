import { expect, test } from 'vitest'
import { ConfigurationError, parseConfiguration } from './configuration.ts'

const url = 'https://iam.example/console/config.json'

test('addresses are relative to config.json or absolute', () => {
  const text = '{"iam": "/", "sts": "https://sts.example/", "signIn": "../sign-in/"}'
  expect(parseConfiguration(text, url)).toEqual({
    iam: 'https://iam.example/',
    sts: 'https://sts.example/',
    signIn: 'https://iam.example/sign-in',
  })
})

test.each([
  ['not JSON', '<!doctype html>', 'is not JSON'],
  ['a list', '[]', 'is not a JSON object'],
  ['null', 'null', 'is not a JSON object'],
  ['a missing address', '{"iam": "/", "sts": "/"}', 'lacks the address "signIn"'],
  ['an address that is no text', '{"iam": 7, "sts": "/", "signIn": "/"}', 'lacks the address "iam"'],
  ['an address that cannot be read', '{"iam": "http://", "sts": "/", "signIn": "/"}', '"http://"'],
  ['a script as address', '{"iam": "/", "sts": "javascript:0", "signIn": "/"}', 'is not a web address'],
])('refuses %s in a sentence that names the file', (_what, text, part) => {
  expect(() => parseConfiguration(text, url)).toThrow(ConfigurationError)
  expect(() => parseConfiguration(text, url)).toThrow(part)
  expect(() => parseConfiguration(text, url)).toThrow(url)
})
