import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operations } from '../contract/contract.ts'
import type { Shape } from '../contract/shape.ts'
import { ServiceError } from '../errors.ts'
import { decodeForm } from './decode.ts'
import { encodeError, escapeXml } from './encode.ts'
import { type Parameter, parseForm } from './form.ts'
import { operationOfForm, readRequest } from './request.ts'
import { createSigningKeys } from './signing-keys.ts'
import { parseSigV4, verifySigV4 } from './sigv4.ts'
import { testHashes } from './test-hashes.ts'
import { validateInput } from './validate.ts'

const all = [...operations.values()]
const operation = fc.constantFrom(...all)
const keys = createSigningKeys(testHashes, 10)

/** Runs what may refuse. Anything but a refusal of the sender is a bug. */
const mayRefuse = (run: () => void): void => {
  try {
    run()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    expect(error.status).toBeGreaterThanOrEqual(400)
    expect(error.status).toBeLessThan(500)
    expect(encodeError(all[0]?.service ?? expect.fail(), error, 'r')).toMatch(
      /^<ErrorResponse .*<\/ErrorResponse>$/s,
    )
  }
}

test('random bytes are refused as the sender’s fault, or read', async () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc.string({ unit: 'binary', maxLength: 500 }).map(text => new TextEncoder().encode(text)),
    fc
      .webQueryParameters()
      .map(text => new TextEncoder().encode(`Action=CreateUser&Version=2010-05-08&${text}`)),
  )
  await fc.assert(
    fc.asyncProperty(body, async bytes => {
      const request = new Request('http://localhost/', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new Uint8Array(bytes),
      })
      const read = await readRequest(request, 1_500).catch((error: unknown) => {
        if (error instanceof ServiceError) return undefined
        throw error
      })
      if (!read) return
      mayRefuse(() => {
        const found = operationOfForm(read.form)
        validateInput(found, decodeForm(read.form, found))
      })
    }),
    { numRuns: 500 },
  )
})

/** Parameter names that are nearly right for an operation. */
const nearlyName = fc
  .tuple(
    operation,
    fc.array(
      fc.oneof(
        fc.constantFrom(
          'member',
          'entry',
          'key',
          'value',
          '1',
          '2',
          '0',
          '-1',
          '1e9',
          '',
          '__proto__',
          'constructor',
          'toString',
        ),
        fc.constantFrom(...all.flatMap(({ input }) => input?.members.map(member => member.name) ?? [])),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 8 },
    ),
    fc.nat(),
  )
  .map(([{ input }, tail, choice]) =>
    [input?.members[choice % input.members.length]?.name ?? 'x', ...tail].join('.'),
  )

const value = fc.oneof(
  fc.constantFrom('', '0', '-1', 'true', 'x', '9'.repeat(400), '2026-11-23T18:30:04Z', 'Active'),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

test('names that are nearly right are refused or read, for every operation', () => {
  fc.assert(
    fc.property(operation, fc.array(fc.tuple(nearlyName, value), { maxLength: 20 }), (chosen, parameters) => {
      mayRefuse(() => validateInput(chosen, decodeForm(parameters, chosen)))
    }),
    { numRuns: 5_000 },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
})

const validText = fc.string({ unit: 'grapheme', maxLength: 20 })

/** Values of a shape's kind, of any size. A structure without members is left out: it leaves no trace in a form. */
const nestedOf = (shape: Shape): fc.Arbitrary<unknown> =>
  shape.kind === 'structure'
    ? inputOf(shape).filter(item => Object.keys(item ?? {}).length > 0)
    : inputOf(shape)

const inputOf = (shape: Shape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'structure':
      return fc.record(
        Object.fromEntries(shape.members.map(member => [member.name, nestedOf(member.shape)])),
        { requiredKeys: [], noNullPrototype: true },
      )
    case 'list':
      return fc.array(nestedOf(shape.member), { maxLength: 4 })
    case 'map':
      return fc.dictionary(validText, nestedOf(shape.value), {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      })
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer()
    default:
      return validText
  }
}

/** The form of an input, as the protocol defines it. */
const formOf = (input: unknown, shape: Shape, path: string): Parameter[] => {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`)
  switch (shape.kind) {
    case 'structure': {
      const record = input as Record<string, unknown>
      return shape.members.flatMap(member =>
        member.name in record ? formOf(record[member.name], member.shape, below(member.name)) : [],
      )
    }
    case 'list': {
      const items = input as unknown[]
      if (items.length === 0) return [[path, '']]
      return items.flatMap((item, index) => formOf(item, shape.member, below(`member.${index + 1}`)))
    }
    case 'map':
      return Object.entries(input as object).flatMap(([key, item], index) => [
        ...formOf(key, shape.key, below(`entry.${index + 1}.key`)),
        ...formOf(item, shape.value, below(`entry.${index + 1}.value`)),
      ])
    default:
      return [[path, String(input)]]
  }
}

test('what is written as a form is read as it was, for every operation', () => {
  for (const chosen of all) {
    const { input: shape } = chosen
    if (!shape) continue
    fc.assert(
      fc.property(inputOf(shape), input => {
        const form = formOf(input, shape, '')
        const text = form.map(pair => pair.map(encodeURIComponent).join('=')).join('&')
        expect(decodeForm(parseForm(text), chosen)).toEqual(input)
      }),
      { numRuns: 10 },
    )
  }
})

const headerPart = fc.oneof(
  fc.constantFrom(
    'AWS4-HMAC-SHA256',
    ' ',
    ',',
    '=',
    '/',
    ';',
    'Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request',
    'SignedHeaders=host;x-amz-date',
    `Signature=${'0'.repeat(64)}`,
    'Signature=é',
    'host',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

test('no header makes the signature check throw anything but a refusal, and none is accepted', () => {
  const now = new Date('2015-08-30T12:36:00Z')
  const header = fc.oneof(
    fc.array(headerPart, { maxLength: 10 }).map(parts => parts.join('')),
    fc.array(headerPart, { maxLength: 4 }).map(parts => `AWS4-HMAC-SHA256 ${parts.join(', ')}`),
    fc
      .shuffledSubarray(
        [
          'Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request',
          'SignedHeaders=host;x-amz-date',
          `Signature=${'0'.repeat(64)}`,
        ],
        { minLength: 2 },
      )
      .map(parts => `AWS4-HMAC-SHA256 ${parts.join(', ')}`),
  )
  const date = fc.oneof(fc.constant('20150830T123600Z'), fc.string({ maxLength: 20 }))
  const text = fc.string({ unit: 'binary', maxLength: 30 })
  fc.assert(
    fc.property(header, date, text, text, (authorization, amzDate, path, query) => {
      let accepted = false
      mayRefuse(() => {
        const headers = new Map([
          ['authorization', authorization],
          ['x-amz-date', amzDate],
          ['host', 'localhost'],
        ])
        const parts = {
          method: 'POST',
          path: `/${path}`,
          query,
          headers,
          body: new Uint8Array(),
        }
        const auth = parseSigV4(parts, 'iam', now)
        verifySigV4(auth, keys.derive(auth, 'secret'), testHashes)
        accepted = true
      })
      expect(accepted).toBe(false)
    }),
    { numRuns: 3_000 },
  )
})

test('whatever a text holds, its XML is well-formed characters without markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.nat(0xffff)), (text, units) => {
      const xml = escapeXml(text + String.fromCharCode(...units))
      expect(xml).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
      expect(xml.replace(/&(amp|lt|gt|quot|#xD);/g, '')).not.toMatch(/[&<>"]/)
    }),
    { numRuns: 2_000 },
  )
})
