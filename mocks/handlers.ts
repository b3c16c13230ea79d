import { HttpResponse, http, passthrough, type RequestHandler } from 'msw'
import type { PlainRequest, PlainResponse } from './host.ts'

/** Answers what the server would answer at `origin`: the API at `POST /`, and sign-in below `/sign-in/`. */
export function createHandlers(
  origin: string,
  answer: (request: Request) => Promise<Response>,
): readonly RequestHandler[] {
  return [
    http.post(`${origin}/`, ({ request }) => answer(request)),
    http.all(`${origin}/sign-in/*`, ({ request }) => {
      // The console has pages below `/sign-in` too; a browser asks for those with GET, and for HTML.
      const isPage = request.method !== 'POST' && request.headers.get('accept')?.includes('text/html')
      return isPage === true ? passthrough() : answer(request)
    }),
  ]
}

/** What the server's HTTP layer adds to every answer of the API. */
export const apiHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** The largest body that the server accepts, in bytes. */
export const bodyLimit = 1024 * 1024

const tooLarge = `The request body is larger than the ${bodyLimit} bytes that this server accepts.`

const refuseTooLarge = (request: Request): Response => {
  const code = 'RequestEntityTooLarge'
  const json = new URL(request.url).pathname.startsWith('/sign-in/')
  const body = json
    ? JSON.stringify({ code, message: tooLarge })
    : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${tooLarge}</Message></Error></ErrorResponse>\n`
  return new Response(body, {
    status: 413,
    headers: { ...apiHeaders, 'content-type': json ? 'application/json' : 'text/xml' },
  })
}

const toPlain = async (request: Request): Promise<PlainRequest> => ({
  url: request.url,
  method: request.method,
  headers: [...request.headers],
  body: await request.arrayBuffer(),
})

const fromPlain = ({ status, headers, body }: PlainResponse): Response =>
  new Response(body, {
    status,
    headers: [
      ...Object.entries(apiHeaders),
      // The service's own replace those.
      ...headers
        .filter(([name]) => !Object.hasOwn(apiHeaders, name))
        .map(([n, v]): [string, string] => [n, v]),
      ['content-length', String(body.byteLength)],
    ],
  })

/** Answers one request as the server's HTTP layer would: limits before the service, headers after it. */
export async function answerRequest(
  fetch: (request: PlainRequest) => Promise<PlainResponse>,
  request: Request,
): Promise<Response> {
  const plain = await toPlain(request)
  if (plain.body.byteLength > bodyLimit) return refuseTooLarge(request)
  try {
    return fromPlain(await fetch(plain))
  } catch {
    // The tab that ran the service is gone: to the caller, a connection that was lost.
    return HttpResponse.error()
  }
}
