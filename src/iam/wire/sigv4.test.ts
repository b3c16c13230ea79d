import { Sha256Js } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import { expect, test } from 'vitest'
import { ServiceError } from '../errors.ts'
import { toHex } from './request-id.ts'
import { createSigningKeys } from './signing-keys.ts'
import { parseSigV4, verifySigV4 } from './sigv4.ts'
import { testHashes } from './test-hashes.ts'
import {
  accessKeyId,
  authorization,
  type Given,
  keys,
  listUsers,
  lowerCase,
  outcome,
  parts,
  secret,
  suiteTime,
  verify,
} from './test-requests.ts'

// Signatures published in the Signature Version 4 test suite and in the AWS General Reference.
const vectors: [name: string, given: Given, signature: string][] = [
  ['get-vanilla', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    { query: 'Param2=value2&Param1=value1' },
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'get-vanilla-empty-query-key',
    { query: 'Param1=value1' },
    'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
  ],
  [
    'get-vanilla-utf8-query',
    { query: '%E1%88%B4=bar' },
    '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
  ],
  [
    'get-header-value-trim',
    { headers: { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' } },
    'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  ],
  [
    'normalize-path/get-relative-relative',
    { path: '/example1/example2/../..' },
    '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  ],
  [
    'normalize-path/get-slash',
    { path: '//' },
    '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  ],
  ['post-vanilla', { method: 'POST' }, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  [
    'post-header-key-sort',
    { method: 'POST', headers: { 'my-header1': 'value1' } },
    'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
  ],
  [
    'post-x-www-form-urlencoded',
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Param1=value1',
    },
    'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  ],
]

test.each(vectors)('the published vector %s', (_, given, signature) => {
  const headers: Record<string, string> = {
    ...given.headers,
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
  }
  const signed = Object.keys(headers).sort().join(';')
  const request = (text: string) =>
    parts({ ...given, headers: { ...headers, authorization: authorization('service', signed, text) } })
  expect(outcome(() => verify(request(signature), 'service', suiteTime))).toBe('accepted')
  const other = signature.replace(/.$/, last => (last === '0' ? '1' : '0'))
  expect(outcome(() => verify(request(other), 'service', suiteTime))).toMatchObject([
    'SignatureDoesNotMatch',
    403,
    expect.stringContaining('The request signature we calculated does not match'),
  ])
})

test("the AWS General Reference's ListUsers request, and its derived key", () => {
  expect(outcome(() => verify(listUsers(), 'iam', suiteTime))).toBe('accepted')
  const scope = { accessKeyId, date: '20150830', region: 'us-east-1', service: 'iam' }
  expect(toHex(keys.derive(scope, secret))).toBe(
    'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
  )
})

test.each([
  ['a changed body', { body: 'x' }, {}],
  ['a changed method', { method: 'POST' }, {}],
  ['a changed query', { query: 'Action=ListUsers&Version=2010-05-09' }, {}],
  ['a changed path', { path: '/x' }, {}],
  ['a changed signed header', {}, { host: 'iam.example.com' }],
])('%s breaks the signature', (_, given, headers) => {
  expect(outcome(() => verify(listUsers(headers, given), 'iam', suiteTime))).toMatchObject([
    'SignatureDoesNotMatch',
    403,
    {},
  ])
})

test('another secret breaks the signature', () => {
  const auth = parseSigV4(listUsers(), 'iam', suiteTime)
  expect(() => verifySigV4(auth, keys.derive(auth, `${secret}x`), testHashes)).toThrow(ServiceError)
})

test.each([
  ['/', {}],
  ['/', { Action: 'ListUsers', 'a b': "x'y*(~)+/", ä: ['2', '1'] }],
  ['/deep//path/../with%20escape/', { q: '' }],
])("the SDK's signer is accepted at %s with %j", async (path, query) => {
  const signer = new SignatureV4({
    service: 'sts',
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: secret, sessionToken: 'token' },
    sha256: Sha256Js,
  })
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const now = new Date('2026-11-23T18:30:04Z')
  const headers = {
    host: 'localhost:8080',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    'x-odd': '  a   b ',
  }
  const unsigned = {
    method: 'POST',
    protocol: 'http:',
    hostname: 'localhost',
    port: 8080,
    path,
    query,
    headers,
    body,
  }
  const signed = await signer.sign(unsigned, { signingDate: now })
  const search = Object.entries<string | string[]>(query)
    .flatMap(([name, values]) => [values].flat().map(value => [name, value]))
    .map(pair => pair.map(encodeURIComponent).join('='))
    .join('&')
  const request = parts({ method: 'POST', path, query: search, body, headers: lowerCase(signed.headers) })
  expect(outcome(() => verify(request, 'sts', now))).toBe('accepted')
  expect(parseSigV4(request, 'sts', now)).toMatchObject({
    accessKeyId,
    region: 'eu-central-1',
    sessionToken: 'token',
  })
  const tampered = parts({
    ...request,
    query: search,
    headers: lowerCase(signed.headers),
    body: `${body}&X=1`,
  })
  expect(outcome(() => verify(tampered, 'sts', now))).toEqual([
    'SignatureDoesNotMatch',
    403,
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  ])
})

test('derived keys are kept once they proved right, up to a limit, and one version apart', () => {
  const few = createSigningKeys(testHashes, 2)
  const scope = (date: string) => ({ accessKeyId, date, region: 'us-east-1', service: 'iam' })
  const key = few.derive(scope('20150830'), secret)
  expect(few.find(scope('20150830'), '1')).toBeUndefined()
  few.remember(scope('20150830'), '1', key)
  expect(few.find(scope('20150830'), '1')).toBe(key)
  expect(few.find(scope('20150830'), '2')).toBeUndefined()
  expect(few.find({ ...scope('20150830'), region: 'us-east-2' }, '1')).toBeUndefined()
  few.remember(scope('20150831'), '1', key)
  few.remember(scope('20150901'), '1', key)
  expect(few.find(scope('20150830'), '1')).toBeUndefined()
  expect(few.find(scope('20150901'), '1')).toBe(key)
})
