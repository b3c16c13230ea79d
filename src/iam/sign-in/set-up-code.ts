import { encodeBase32 } from '../../lib/base32.ts'
import type { Hashes } from '../ports.ts'

/** Whoever can read the code in the terminal may make the first account. */
export interface SetUpCode {
  /** For people: groups of four characters. */
  readonly text: string
  /** Whether `typed` is the code; case, spaces and dashes don't matter. Takes the same time for every answer. */
  matches(typed: string): boolean
}

const plain = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '')

/** A code of 24 base 32 characters, 120 random bits, or `given`, which must have at least 20 of them. */
export function createSetUpCode(hashes: Hashes, given?: string): SetUpCode {
  const code = given === undefined ? encodeBase32(hashes.randomBytes(15)) : plain(given)
  if (!/^[A-Z2-7]{20,}$/.test(code))
    throw new Error(
      'a set-up code has at least 20 characters out of A to Z and 2 to 7, in groups of any length',
    )
  // Keyed digests of equal length: comparing them tells nothing about the code itself.
  const key = hashes.randomBytes(32)
  const digest = (text: string) => hashes.hmacSha256(key, new TextEncoder().encode(text))
  const expected = digest(code)
  return {
    text: code.replace(/.{4}(?=.)/g, '$&-'),
    matches: typed => {
      const actual = digest(plain(typed))
      return expected.reduce((difference, byte, i) => difference | (byte ^ (actual[i] ?? 0)), 0) === 0
    },
  }
}
