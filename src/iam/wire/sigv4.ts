import type { Hashes } from '../ports.ts'
import { incompleteSignature, missingAuthenticationToken, signatureDoesNotMatch } from './auth-errors.ts'
import { canonicalRequest, type RequestParts } from './canonical-request.ts'
import { toHex } from './request-id.ts'
import type { CredentialScope } from './signing-keys.ts'

/** What a request claims about its sender; nothing is proved before verifySigV4. */
export interface SigV4 extends CredentialScope {
  readonly request: RequestParts
  /** `20261123T183004Z` */
  readonly timestamp: string
  readonly signedHeaders: readonly string[]
  /** In hexadecimal, as it was given. */
  readonly signature: string
  /** Of temporary credentials; covered by the signature. */
  readonly sessionToken?: string | undefined
}

const algorithm = 'AWS4-HMAC-SHA256'
const allowedSkew = 5 * 60_000
const encoder = new TextEncoder()

/** `20261123T183004Z` */
const basicTime = (date: Date): string =>
  `${date.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '')}Z`

const parseBasicTime = (text: string): Date | undefined => {
  if (!/^\d{8}T\d{6}Z$/.test(text)) return undefined
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  const date = new Date(`${day}T${text.slice(9, 11)}:${text.slice(11, 13)}:${text.slice(13, 15)}Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

const parseHeader = (header: string): ReadonlyMap<string, string> => {
  const parameters = new Map<string, string>()
  for (const part of header.slice(algorithm.length).split(',')) {
    const text = part.trim()
    const equals = text.indexOf('=')
    if (equals < 1) {
      throw incompleteSignature(
        `'${text.slice(0, 100)}' not a valid key=value pair (missing equal-sign) in Authorization header.`,
      )
    }
    const name = text.slice(0, equals)
    if (parameters.has(name)) {
      throw incompleteSignature(`Authorization header has more than one '${name.slice(0, 100)}' parameter.`)
    }
    parameters.set(name, text.slice(equals + 1))
  }
  return parameters
}

const readTimestamp = ({ headers }: RequestParts): { text: string; time: Date } | undefined => {
  const given = headers.get('x-amz-date') ?? headers.get('date')
  if (given === undefined) return undefined
  const basic = parseBasicTime(given)
  if (basic) return { text: given, time: basic }
  const time = headers.has('x-amz-date') ? undefined : new Date(given)
  if (!time || Number.isNaN(time.getTime())) {
    throw incompleteSignature(
      `Date must be in ISO-8601 'basic format'. Got '${given.slice(0, 100)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  return { text: basicTime(time), time }
}

const readSignedHeaders = (text: string, headers: ReadonlyMap<string, string>): readonly string[] => {
  const names = text.split(';')
  if (!names.includes('host')) {
    throw signatureDoesNotMatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
  }
  names.forEach((name, index) => {
    const previous = names[index - 1]
    if (name !== name.toLowerCase() || (previous !== undefined && previous >= name)) {
      throw signatureDoesNotMatch(
        "The 'SignedHeaders' in the AWS Authorization must be lower-case, sorted and without repetition.",
      )
    }
    if (!headers.has(name)) {
      throw signatureDoesNotMatch(`The signed header '${name.slice(0, 100)}' is not in the request.`)
    }
  })
  const dated = headers.has('x-amz-date') ? 'x-amz-date' : 'date'
  for (const name of headers.keys()) {
    if ((name.startsWith('x-amz-') || name === dated) && !names.includes(name)) {
      throw signatureDoesNotMatch(
        `'${name.slice(0, 100)}' must be a 'SignedHeader' in the AWS Authorization.`,
      )
    }
  }
  return names
}

const checkScope = (scope: CredentialScope, terminator: string, service: string, timestamp: string): void => {
  const problems: string[] = []
  if (!/^[a-z]{2,5}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(scope.region)) {
    problems.push(`Credential should be scoped to a valid region, not '${scope.region.slice(0, 100)}'. `)
  }
  if (scope.service !== service)
    problems.push(`Credential should be scoped to correct service: '${service}'. `)
  if (terminator !== 'aws4_request') {
    problems.push(
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator.slice(0, 100)}'. `,
    )
  }
  const date = timestamp.slice(0, 8)
  if (scope.date !== date) {
    problems.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date.slice(0, 100)}' != '${date}', from '${timestamp}'. `,
    )
  }
  if (problems.length > 0) throw signatureDoesNotMatch(problems.join('').trimEnd())
}

const checkClock = (time: Date, timestamp: string, now: Date): void => {
  const late = now.getTime() - time.getTime()
  if (late > allowedSkew) {
    const earliest = new Date(now.getTime() - allowedSkew)
    throw signatureDoesNotMatch(
      `Signature expired: ${timestamp} is now earlier than ${basicTime(earliest)} (${basicTime(now)} - 5 min.)`,
    )
  }
  if (-late > allowedSkew) {
    const latest = new Date(now.getTime() + allowedSkew)
    throw signatureDoesNotMatch(
      `Signature not yet current: ${timestamp} is still later than ${basicTime(latest)} (${basicTime(now)} + 5 min.)`,
    )
  }
}

/**
 * Reads the Authorization header and checks all that can be checked without the secret: form, scope, clock
 * (five minutes either way) and which headers are signed.
 *
 * @param service the signing name that the credential must be scoped to.
 * @throws ServiceError MissingAuthenticationToken, IncompleteSignature or SignatureDoesNotMatch.
 */
export const parseSigV4 = (request: RequestParts, service: string, now: Date): SigV4 => {
  const header = request.headers.get('authorization')?.trim()
  if (!header) throw missingAuthenticationToken()
  const space = header.indexOf(' ')
  const scheme = space < 0 ? header : header.slice(0, space)
  if (scheme !== algorithm) {
    if (!scheme.startsWith('AWS')) throw missingAuthenticationToken()
    throw incompleteSignature(
      `Unsupported AWS 'algorithm': '${scheme.slice(0, 100)}' (only AWS4-HMAC-SHA256 for now).`,
    )
  }
  const parameters = parseHeader(header)
  const timestamp = readTimestamp(request)
  const credential = parameters.get('Credential')
  const signature = parameters.get('Signature')
  const signedHeaders = parameters.get('SignedHeaders')
  if (!credential || !signature || !signedHeaders || !timestamp) {
    const missing = [
      ...(credential ? [] : ["Authorization header requires 'Credential' parameter."]),
      ...(signature ? [] : ["Authorization header requires 'Signature' parameter."]),
      ...(signedHeaders ? [] : ["Authorization header requires 'SignedHeaders' parameter."]),
      ...(timestamp
        ? []
        : ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."]),
    ]
    throw incompleteSignature(missing.join(' '))
  }
  const names = readSignedHeaders(signedHeaders, request.headers)
  const parts = credential.split('/')
  const [accessKeyId = '', date = '', region = '', scopedService = '', terminator = ''] = parts
  if (parts.length !== 5 || accessKeyId === '') {
    throw incompleteSignature(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential.slice(0, 200)}'`,
    )
  }
  const scope: CredentialScope = { accessKeyId, date, region, service: scopedService }
  checkScope(scope, terminator, service, timestamp.text)
  checkClock(timestamp.time, timestamp.text, now)
  return {
    accessKeyId,
    date,
    region,
    service,
    request,
    timestamp: timestamp.text,
    signedHeaders: names,
    signature,
    sessionToken: request.headers.get('x-amz-security-token'),
  }
}

/** Whether two texts are the same, in a time that depends on the length of the first alone. */
const sameText = (expected: string, given: string): boolean => {
  let difference = expected.length ^ given.length
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ (given.charCodeAt(index) | 0)
  }
  return difference === 0
}

/**
 * Checks a signature. Returns when it is the sender's.
 *
 * @param signingKey the derived key of `auth`'s scope (see createSigningKeys).
 * @throws ServiceError SignatureDoesNotMatch.
 */
export const verifySigV4 = (
  auth: SigV4,
  signingKey: Uint8Array,
  hashes: Pick<Hashes, 'sha256' | 'hmacSha256'>,
): void => {
  const bodyHash = toHex(hashes.sha256(auth.request.body))
  const givenHash = auth.request.headers.get('x-amz-content-sha256')
  if (givenHash !== undefined && !sameText(bodyHash, givenHash)) {
    throw signatureDoesNotMatch(
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  const canonical = canonicalRequest(auth.request, auth.signedHeaders, bodyHash)
  const stringToSign = [
    algorithm,
    auth.timestamp,
    `${auth.date}/${auth.region}/${auth.service}/aws4_request`,
    toHex(hashes.sha256(encoder.encode(canonical))),
  ].join('\n')
  const expected = toHex(hashes.hmacSha256(signingKey, encoder.encode(stringToSign)))
  if (!sameText(expected, auth.signature)) throw signatureDoesNotMatch()
}
