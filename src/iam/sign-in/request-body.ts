import { readBody } from '../wire/read-body.ts'
import { invalidRequest } from './refusal.ts'

/** No honest sign-in message comes near this many bytes. */
export const bodyLimit = 8 * 1024

/**
 * Refuses what a page of another site could send in a person's browser. A request without these headers comes from
 * a program, which has no browser's sessions or network place to borrow.
 */
export function refuseOtherSites(request: Request): void {
  const origin = request.headers.get('origin')
  const fromElsewhere = origin !== null && hostOf(origin) !== new URL(request.url).host
  if (fromElsewhere || request.headers.get('sec-fetch-site') === 'cross-site')
    throw invalidRequest(
      403,
      'Sign-in is only open to pages of this server itself. Open its own sign-in page.',
    )
}

/** The host, with the port unless it is the scheme's own; the scheme itself differs behind a TLS proxy. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** The members of a JSON object; each of them still `unknown`. Throws a refusal for anything else. */
export async function readJsonObject(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw invalidRequest(415, 'The request must be JSON, with the content type "application/json".')
  const bytes = await readBounded(request)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw invalidRequest(400, 'The request is not valid JSON in UTF-8.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidRequest(400, 'The request must be a JSON object.')
  return value as Readonly<Record<string, unknown>>
}

async function readBounded(request: Request): Promise<Uint8Array> {
  const body = await readBody(request, bodyLimit)
  if (body === 'too-large')
    throw invalidRequest(413, `The request is too large: at most ${bodyLimit} bytes are read.`)
  if (body === 'incomplete') throw invalidRequest(400, 'The request ended before all of it had arrived.')
  return body
}

/** The text in the member `name`, 1 to `maxLength` characters. Throws a refusal that names the member. */
export function textField(body: Readonly<Record<string, unknown>>, name: string, maxLength: number): string {
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
