import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase32, encodeBase32 } from './base32.ts'
import { accountOfAccessKeyId, newAccessKeyId, newSecretAccessKey, newUniqueId } from './ids.ts'

test('unique ids have their prefix and 21 characters', () => {
  expect(newUniqueId('AIDA', randomBytes)).toMatch(/^AIDA[A-Z2-7]{17}$/)
})

test('an access key id tells its account', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), number => {
      const account = String(number).padStart(12, '0')
      const id = newAccessKeyId('ASIA', account, randomBytes)
      expect(id).toMatch(/^ASIA[A-Z2-7]{16}$/)
      expect(accountOfAccessKeyId(id)).toBe(account)
    }),
  )
})

test('a text that is no access key id has no account', () => {
  expect(accountOfAccessKeyId('AKIA0000000000000000')).toBeUndefined()
  expect(accountOfAccessKeyId('')).toBeUndefined()
})

test('secret access keys have 40 characters', () => {
  expect(newSecretAccessKey(randomBytes)).toMatch(/^[A-Za-z0-9+/]{40}$/)
})

test('base 32 decodes what it encodes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
      expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes)
    }),
  )
})
