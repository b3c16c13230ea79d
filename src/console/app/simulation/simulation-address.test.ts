import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase64url } from '../../../lib/base64url.ts'
import { deflate } from '../../../lib/compress.ts'
import { longestAddress, readSimulationAddress, writeSimulationAddress } from './simulation-address.ts'
import { nothingGiven, type SimulationInput } from './simulation-input.ts'
import { UnreadableInput } from './strict-reading.ts'

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('a=b', '%3D', '__proto__', '=', '&#?', 'aws:PrincipalTag/a=b%25', '"]}', ''),
)
const words = fc.array(word, { maxLength: 4 })
const given = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const input: fc.Arbitrary<SimulationInput> = fc
  .record({
    principal: given(word),
    policies: words,
    texts: fc.array(fc.record({ name: word, text: word }), { maxLength: 3 }),
    off: words,
    replaced: fc.array(fc.record({ key: word, text: word }), { maxLength: 3 }),
    boundary: given(word),
    actions: words,
    resources: words,
    context: fc.uniqueArray(fc.record({ key: word, values: words }), {
      maxLength: 3,
      selector: ({ key }) => key,
    }),
    resourcePolicy: given(word),
    owner: given(word),
    controls: words,
    fullAccess: fc.boolean(),
    shown: given(fc.record({ action: word, resource: word })),
  })
  .map(each => JSON.parse(JSON.stringify(each)))

describe('a simulation in an address', () => {
  test('comes back as it was, whatever letters it has', async () => {
    await fc.assert(
      fc.asyncProperty(input, async each => {
        const query = await writeSimulationAddress(each)
        expect(query).toMatch(/^[\w.~!*'()%+=&-]*$/)
        expect(await readSimulationAddress(query)).toEqual(each)
      }),
      { numRuns: 300 },
    )
  })

  test('nothing given is an empty address', async () => {
    expect(await writeSimulationAddress(nothingGiven)).toBe('')
    expect(await readSimulationAddress('')).toEqual(nothingGiven)
  })

  test('can be written by hand, with one entry a value', async () => {
    const query =
      'principal=arn:aws:iam::111122223333:user/bob&action=s3:Get*&resource=arn:aws:s3:::a/b&key=aws:SourceIp=192.0.2.1&key=aws:TagKeys=a&key=aws:TagKeys=b=c'
    expect(await readSimulationAddress(query)).toEqual({
      ...nothingGiven,
      principal: 'arn:aws:iam::111122223333:user/bob',
      actions: ['s3:Get*'],
      resources: ['arn:aws:s3:::a/b'],
      context: [
        { key: 'aws:SourceIp', values: ['192.0.2.1'] },
        { key: 'aws:TagKeys', values: ['a', 'b=c'] },
      ],
    })
  })

  test('several grown policies fit', async () => {
    const statement = (index: number) => ({
      Sid: `Statement${index}`,
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', `dynamodb:Query${index}`],
      Resource: [
        `arn:aws:s3:::acme-${index * 7919}/*`,
        `arn:aws:dynamodb:eu-west-1:111122223333:table/t${index}`,
      ],
    })
    const grown = JSON.stringify({
      Version: '2012-10-17',
      Statement: Array.from({ length: 32 }, (_, index) => statement(index)),
    })
    expect(grown.length).toBeGreaterThan(5_500)
    const texts = Array.from({ length: 5 }, (_, index) => ({
      name: `P${index}`,
      text: grown.replaceAll('acme', `b${index}`),
    }))
    expect((await writeSimulationAddress({ ...nothingGiven, texts })).length).toBeLessThan(longestAddress)
  })
})

describe('an address made to do harm', () => {
  const packed = async (value: unknown): Promise<string> =>
    `texts=${encodeBase64url(await deflate(typeof value === 'string' ? value : JSON.stringify(value)))}`

  test.each([
    ['damaged', async () => 'texts=%00'],
    ['cut short', async () => (await packed({ controls: ['{}'.repeat(400)] })).slice(0, -6)],
    ['no JSON', () => packed('{')],
    ['a list', () => packed([])],
    ['a bomb', () => packed(`"${'a'.repeat(3_000_000)}"`)],
    ['unknown members', () => packed({ principal: 'me' })],
    ['__proto__', () => packed('{"__proto__":{"fullAccess":false}}')],
    ['a number for a text', () => packed({ boundary: 7 })],
    ['a text for a list', () => packed({ controls: 'x' })],
    ['members in members', () => packed({ texts: [{ name: 'a', text: 'b', more: 1 }] })],
    ['too many actions', async () => 'action=a&'.repeat(201)],
    ['a word of a megabyte', async () => `principal=${'a'.repeat(1_000_000)}`],
  ])('is refused in a sentence: %s', async (_name, make) => {
    const reading = readSimulationAddress(await make())
    await expect(reading).rejects.toThrow(UnreadableInput)
    await expect(reading).rejects.toThrow(/^[^\n]{10,200}\.$/)
  })
})
