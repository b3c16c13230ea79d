import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigurationError, type Environment, readConfiguration } from './configuration.ts'

const root = { GATEHOUSE_ROOT_EMAIL: 'root@acme.example', GATEHOUSE_ROOT_PASSWORD: 'correct horse' }
const key = {
  GATEHOUSE_ROOT_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00',
  GATEHOUSE_ROOT_SECRET_ACCESS_KEY: 'x'.repeat(40),
}

test('nothing set: port 8080, this machine only, ./data', () => {
  const configuration = readConfiguration({})
  expect(configuration).toMatchObject({ port: 8080, host: '127.0.0.1', dataFolder: resolve('data') })
  expect(configuration.root).toBeUndefined()
  expect(configuration.isTrustedProxy('127.0.0.1')).toBe(false)
})

test('an empty value counts as absent', () => {
  expect(readConfiguration({ PORT: '', GATEHOUSE_ROOT_EMAIL: '' })).toMatchObject({
    port: 8080,
    root: undefined,
  })
})

test('the root user and its key come from the environment', () => {
  expect(readConfiguration({ ...root, ...key }).root).toEqual({
    email: 'root@acme.example',
    password: 'correct horse',
    accessKey: { id: 'AKIAEXAMPLEEXAMPLE00', secret: 'x'.repeat(40) },
  })
})

test('a secret comes from a file, without its last line break', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-configuration-'))
  try {
    const file = join(folder, 'password')
    writeFileSync(file, ' pass phrase \n')
    const { root: found } = readConfiguration({
      GATEHOUSE_ROOT_EMAIL: 'root@acme.example',
      GATEHOUSE_ROOT_PASSWORD_FILE: file,
    })
    expect(found?.password).toBe(' pass phrase ')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const wrong: readonly (readonly [name: string, environment: Environment, sentence: RegExp])[] = [
  ['a port that is no number', { PORT: 'http' }, /^PORT is "http", which is no port: .*0 to 65535\.$/],
  ['a port that is too large', { PORT: '65536' }, /^PORT is "65536"/],
  ['a negative port', { PORT: '-1' }, /^PORT is "-1"/],
  [
    'an address that is none',
    { ...root, GATEHOUSE_ROOT_EMAIL: 'root' },
    /"root", which is no e-mail address/,
  ],
  ['a short password', { ...root, GATEHOUSE_ROOT_PASSWORD: 'short' }, /8 to 128 characters/],
  ['half a root user', { GATEHOUSE_ROOT_EMAIL: 'a@b' }, /EMAIL is set without GATEHOUSE_ROOT_PASSWORD/],
  [
    'the other half',
    { GATEHOUSE_ROOT_PASSWORD: 'long enough' },
    /PASSWORD is set without GATEHOUSE_ROOT_EMAIL/,
  ],
  ['a key for nobody', key, /without a root user to give it to/],
  [
    'half a key',
    { ...root, GATEHOUSE_ROOT_ACCESS_KEY_ID: 'A'.repeat(20) },
    /without GATEHOUSE_ROOT_SECRET_ACCESS_KEY/,
  ],
  [
    'a key id of signs',
    { ...root, ...key, GATEHOUSE_ROOT_ACCESS_KEY_ID: 'AKIA-0000-0000-0000' },
    /is "AKIA-0000/,
  ],
  [
    'a short secret',
    { ...root, ...key, GATEHOUSE_ROOT_SECRET_ACCESS_KEY: 'short' },
    /SECRET_ACCESS_KEY must have/,
  ],
  [
    'a secret given twice',
    { ...root, GATEHOUSE_ROOT_PASSWORD_FILE: '/x' },
    /and GATEHOUSE_ROOT_PASSWORD_FILE are both/,
  ],
  [
    'a file that is missing',
    { GATEHOUSE_KEY_FILE: '/nowhere/key' },
    /"\/nowhere\/key", which cannot be read \(ENOENT\)/,
  ],
  ['a key with a slip in it', { GATEHOUSE_KEY: 'AAAA' }, /^GATEHOUSE_KEY is not 32 bytes in base64/],
  ['a proxy that is a name', { GATEHOUSE_TRUSTED_PROXY: '10.0.0.1, proxy' }, /has "proxy", which is neither/],
  ['a range that is too long', { GATEHOUSE_TRUSTED_PROXY: '10.0.0.0/33' }, /has "10\.0\.0\.0\/33"/],
]

test.each(wrong)('%s is refused in one sentence', (_name, environment, sentence) => {
  expect(() => readConfiguration(environment)).toThrow(ConfigurationError)
  expect(() => readConfiguration(environment)).toThrow(sentence)
})

test('no refusal repeats a secret', () => {
  const refusalOf = (environment: Environment): string => {
    try {
      readConfiguration(environment)
    } catch (error) {
      return String(error)
    }
    throw new Error('it was accepted')
  }
  const secret = 'hush hush hush hush'
  expect(refusalOf({ ...root, ...key, GATEHOUSE_ROOT_SECRET_ACCESS_KEY: secret })).not.toContain('hush')
  expect(refusalOf({ ...root, GATEHOUSE_ROOT_PASSWORD: 'hush' })).not.toContain('hush')
})

test('proxies are addresses and ranges', () => {
  const { isTrustedProxy } = readConfiguration({ GATEHOUSE_TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8, ::1' })
  expect(['127.0.0.1', '10.9.8.7', '::1'].map(isTrustedProxy)).toEqual([true, true, true])
  expect(['127.0.0.2', '11.0.0.1', '::2', 'proxy', ''].map(isTrustedProxy)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})
