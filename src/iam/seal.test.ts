import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSealer, SealBroken } from './seal.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const key = new Uint8Array(32).fill(7)
const sealer = createSealer(key, 1)

test('what was sealed opens to the same bytes', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (plain, place) => {
      const sealed = await sealer.seal(plain, place)
      expect(sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/)
      expect(await sealer.open(sealed, place)).toEqual(plain)
    }),
    { numRuns: 50 },
  ))

test('the same secret never gives the same text', async () => {
  expect(await sealer.seal(bytes('x'), 'a')).not.toBe(await sealer.seal(bytes('x'), 'a'))
})

test('no character of a sealed text can be changed', async () => {
  const sealed = await sealer.seal(bytes('secret'), 'place')
  for (let i = 0; i < sealed.length; i++) {
    const altered = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`
    await expect(sealer.open(altered, 'place'), altered).rejects.toBeInstanceOf(SealBroken)
  }
})

test.each(['', 'v1', 'v1..', 'v1.AAAA.AAAA', 'v1.AAAAAAAAAAAAAAAA.', 'a.b.c.d', 'v1.====.AA', '🙂'])(
  'text that nobody sealed is refused: %j',
  async text => {
    await expect(sealer.open(text, 'place')).rejects.toBeInstanceOf(SealBroken)
  },
)

test('a text does not open elsewhere, under another key, or under another version of the key', async () => {
  const sealed = await sealer.seal(bytes('secret'), 'access_keys/AKIA1')
  await expect(sealer.open(sealed, 'access_keys/AKIA2')).rejects.toBeInstanceOf(SealBroken)
  const other = createSealer(new Uint8Array(32).fill(8), 1)
  await expect(other.open(sealed, 'access_keys/AKIA1')).rejects.toBeInstanceOf(SealBroken)
  const newer = createSealer(key, 2)
  await expect(newer.open(sealed, 'access_keys/AKIA1')).rejects.toBeInstanceOf(SealBroken)
  await expect(newer.open(sealed.replace('v1', 'v2'), 'access_keys/AKIA1')).rejects.toBeInstanceOf(SealBroken)
})

test('wiping the key afterwards does not harm the sealer', async () => {
  const own = Uint8Array.from(key)
  const wiped = createSealer(own, 1)
  own.fill(0)
  expect(await sealer.open(await wiped.seal(bytes('x'), 'p'), 'p')).toEqual(bytes('x'))
})

test('a key of the wrong length is refused at once', () => {
  expect(() => createSealer(new Uint8Array(31), 1)).toThrow(RangeError)
  expect(() => createSealer(key, 0)).toThrow(RangeError)
})
