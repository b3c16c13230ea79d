import { invalidRequest, Refusal } from './refusal.ts'

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

const tooLarge = (): Refusal =>
  invalidRequest(413, `The request is too large: at most ${bodyLimit} bytes are read.`)

/** Stops reading at the limit, whatever the length header said. */
async function readBounded(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    // Some browsers give a request no stream; there the request never left the tab, and is in memory already.
    if (!request.body) chunks.push(new Uint8Array(await request.arrayBuffer()))
    else
      for await (const chunk of chunksOf(request.body)) {
        chunks.push(chunk)
        length += chunk.length
        if (length > bodyLimit) throw tooLarge()
      }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw invalidRequest(400, 'The request ended before all of it had arrived.')
  }
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  if (bytes.length > bodyLimit) throw tooLarge()
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** Streams can't be iterated in every browser; leaving the loop early cancels the rest. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    ended = true
  } finally {
    if (!ended) await reader.cancel()
  }
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
