import { readBody } from '../wire/read-body.ts'
import { invalidRequest } from './refusal.ts'

/** No honest sign-in message without a passkey comes near this many bytes. */
export const bodyLimit = 8 * 1024
/** Bytes; what a passkey says holds its id and its key up to four times. */
export const passkeyBodyLimit = 32 * 1024

/** Where the page is that sent a request. */
export interface Site {
  /** Scheme, host and port, as the browser has it. */
  readonly origin: string
  /** The host alone: what passkeys are bound to. */
  readonly hostName: string
}

/**
 * The own site that a request comes from. Refuses what a page of another site could send in a person's browser. A
 * request without these headers comes from a program, which has no browser's sessions or network place to borrow.
 */
export function requireOwnSite(request: Request): Site {
  const url = new URL(request.url)
  const origin = request.headers.get('origin')
  const fromElsewhere = origin !== null && hostOf(origin) !== url.host
  if (fromElsewhere || request.headers.get('sec-fetch-site') === 'cross-site')
    throw invalidRequest(
      403,
      'Sign-in is only open to pages of this server itself. Open its own sign-in page.',
    )
  return { origin: origin ?? url.origin, hostName: url.hostname }
}

/** The host, with the port unless it is the scheme's own; the scheme itself differs behind a TLS proxy. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** A JSON object, each of its members still `unknown`. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON object that a request brings, and its bytes. Throws a refusal for anything else. */
export async function readJsonObject(
  request: Request,
  limit = bodyLimit,
): Promise<{ readonly body: JsonObject; readonly bytes: Uint8Array }> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw invalidRequest(415, 'The request must be JSON, with the content type "application/json".')
  const bytes = await readBounded(request, limit)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw invalidRequest(400, 'The request is not valid JSON in UTF-8.')
  }
  if (!isJsonObject(value)) throw invalidRequest(400, 'The request must be a JSON object.')
  return { body: value, bytes }
}

async function readBounded(request: Request, limit: number): Promise<Uint8Array> {
  const body = await readBody(request, limit)
  if (body === 'too-large')
    throw invalidRequest(413, `The request is too large: at most ${limit} bytes are read.`)
  if (body === 'incomplete') throw invalidRequest(400, 'The request ended before all of it had arrived.')
  return body
}

/** The text in the member `name`, 1 to `maxLength` characters. Throws a refusal that names the member. */
export function textField(body: JsonObject, name: string, maxLength: number): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  // A lone surrogate has no UTF-8 form: two different passwords with one would hash alike.
  if (
    typeof value !== 'string' ||
    value.length < 1 ||
    value.length > maxLength ||
    /\p{Surrogate}/u.test(value)
  )
    throw invalidRequest(400, `The field "${name}" must be a text of 1 to ${maxLength} characters.`)
  return value
}
