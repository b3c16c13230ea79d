import { expect, test } from 'vitest'
import type { RequestParts } from './canonical-request.ts'
import { authorization, listUsers, outcome, suiteTime, verify } from './test-requests.ts'

const signature = '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7'
const withHeader = (text: string) => listUsers({ authorization: text })
const credentialOf = (credential: string) =>
  withHeader(
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=content-type;host;x-amz-date, Signature=${signature}`,
  )
const signedOf = (names: string, change: Record<string, string> = {}) =>
  listUsers({ ...change, authorization: authorization('iam', names, signature) })

const refusals: [what: string, request: RequestParts, code: string, message: string][] = [
  [
    'no header',
    listUsers({ authorization: undefined }),
    'MissingAuthenticationToken',
    'Request is missing Authentication Token',
  ],
  [
    'another scheme',
    withHeader('Bearer abc'),
    'MissingAuthenticationToken',
    'Request is missing Authentication Token',
  ],
  [
    'another algorithm',
    withHeader('AWS4-HMAC-SHA512 Credential=a'),
    'IncompleteSignature',
    "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512' (only AWS4-HMAC-SHA256 for now).",
  ],
  [
    'nothing after the algorithm',
    withHeader('AWS4-HMAC-SHA256'),
    'IncompleteSignature',
    "'' not a valid key=value pair (missing equal-sign) in Authorization header.",
  ],
  [
    'missing parameters',
    listUsers({ authorization: 'AWS4-HMAC-SHA256 Credential=a', 'x-amz-date': undefined }),
    'IncompleteSignature',
    "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
  ],
  [
    'a date of another form',
    listUsers({ 'x-amz-date': '2015-08-30T12:36:00Z' }),
    'IncompleteSignature',
    "Date must be in ISO-8601 'basic format'. Got '2015-08-30T12:36:00Z'. See http://en.wikipedia.org/wiki/ISO_8601",
  ],
  [
    'a date that is none',
    listUsers({ 'x-amz-date': '20151330T123600Z' }),
    'IncompleteSignature',
    "Date must be in ISO-8601 'basic format'. Got '20151330T123600Z'. See http://en.wikipedia.org/wiki/ISO_8601",
  ],
  [
    'a credential of four parts',
    credentialOf('a/20150830/us-east-1/iam'),
    'IncompleteSignature',
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/20150830/us-east-1/iam'",
  ],
  [
    'another service',
    credentialOf('a/20150830/us-east-1/s3/aws4_request'),
    'SignatureDoesNotMatch',
    "Credential should be scoped to correct service: 'iam'.",
  ],
  [
    'everything wrong with the scope',
    credentialOf('a/20150829/c/iam/aws3'),
    'SignatureDoesNotMatch',
    "Credential should be scoped to a valid region, not 'c'. Credential should be scoped with a valid terminator: 'aws4_request', not 'aws3'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'.",
  ],
  [
    'host not signed',
    signedOf('content-type;x-amz-date'),
    'SignatureDoesNotMatch',
    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    'the date not signed',
    signedOf('content-type;host'),
    'SignatureDoesNotMatch',
    "'x-amz-date' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    'a session token that is not signed',
    signedOf('content-type;host;x-amz-date', { 'x-amz-security-token': 't' }),
    'SignatureDoesNotMatch',
    "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    'signed headers out of order',
    signedOf('host;content-type;x-amz-date'),
    'SignatureDoesNotMatch',
    "The 'SignedHeaders' in the AWS Authorization must be lower-case, sorted and without repetition.",
  ],
  [
    'a signed header twice',
    signedOf('content-type;host;host;x-amz-date'),
    'SignatureDoesNotMatch',
    "The 'SignedHeaders' in the AWS Authorization must be lower-case, sorted and without repetition.",
  ],
  [
    'a signed header that was not sent',
    signedOf('content-type;host;range;x-amz-date'),
    'SignatureDoesNotMatch',
    "The signed header 'range' is not in the request.",
  ],
]

test.each(refusals)('refused: %s', (_, request, code, message) => {
  expect(outcome(() => verify(request, 'iam', suiteTime))).toEqual([
    code,
    code === 'IncompleteSignature' ? 400 : 403,
    message,
  ])
})

test('clocks may differ by five minutes and no more', () => {
  const at = (time: string) => outcome(() => verify(listUsers(), 'iam', new Date(`2015-08-30T${time}Z`)))
  expect(at('12:41:00')).toBe('accepted')
  expect(at('12:31:00')).toBe('accepted')
  expect(at('12:46:00')).toEqual([
    'SignatureDoesNotMatch',
    403,
    'Signature expired: 20150830T123600Z is now earlier than 20150830T124100Z (20150830T124600Z - 5 min.)',
  ])
  expect(at('12:26:00')).toEqual([
    'SignatureDoesNotMatch',
    403,
    'Signature not yet current: 20150830T123600Z is still later than 20150830T123100Z (20150830T122600Z + 5 min.)',
  ])
})
