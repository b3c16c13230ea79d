import { ServiceError } from '../errors.ts'
import type { RequestParts } from './canonical-request.ts'
import { createSigningKeys } from './signing-keys.ts'
import { parseSigV4, verifySigV4 } from './sigv4.ts'
import { testHashes } from './test-hashes.ts'

// The credentials and the time of the published Signature Version 4 test suite.
export const accessKeyId = 'AKIDEXAMPLE'
export const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
export const keys = createSigningKeys(testHashes)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
export const suiteTime = new Date('2015-08-30T12:36:00Z')

export interface Given {
  readonly method?: string
  readonly path?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export const parts = ({
  method = 'GET',
  path = '/',
  query = '',
  headers = {},
  body = '',
}: Given): RequestParts => ({
  method,
  path,
  query,
  headers: new Map(Object.entries(headers)),
  body: bytes(body),
})

/** Both halves of the check, with the suite's secret. */
export const verify = (request: RequestParts, service: string, now: Date): void => {
  const auth = parseSigV4(request, service, now)
  verifySigV4(auth, keys.derive(auth, secret), testHashes)
}

/** What a refusal says, or that there was none. */
export const outcome = (run: () => void): [string, number, string] | 'accepted' => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return [error.code, error.status, error.message]
  }
}

export const authorization = (service: string, signedHeaders: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20150830/us-east-1/${service}/aws4_request, ` +
  `SignedHeaders=${signedHeaders}, Signature=${signature}`

/** The AWS General Reference's example request, with headers changed or taken away. */
export const listUsers = (
  change: Record<string, string | undefined> = {},
  given: Given = {},
): RequestParts => {
  const headers: Record<string, string> = {}
  const all = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host: 'iam.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization: authorization(
      'iam',
      'content-type;host;x-amz-date',
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    ),
    ...change,
  }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) headers[name] = value
  return parts({ query: 'Action=ListUsers&Version=2010-05-08', headers, ...given })
}
