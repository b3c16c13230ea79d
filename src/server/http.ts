import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Answer, FetchInfo, FetchLog, Service } from '../iam/service.ts'
import { cameOverTls, clientAddress } from './client-address.ts'
import type { Log } from './log.ts'
import { answerBadConnection, type Refusal, sendRefusal } from './refusals.ts'
import { readBody } from './request-body.ts'
import { apiHeaders } from './security-headers.ts'
import type { StaticFiles } from './static-files.ts'

/** The largest policy with every character escaped fits several times. */
export const bodyLimit = 1024 * 1024

export interface HttpParts {
  readonly service: Pick<Service, 'fetch' | 'query'>
  readonly files: StaticFiles
  readonly log: Log
  readonly isTrustedProxy: (address: string) => boolean
  /** Called with what no request should cause. */
  readonly onUnexpected: (error: unknown) => void
}

interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly address: string
  /** Without the query. */
  readonly path: string
  /** What the service says about the request, for the log. */
  about: FetchLog | undefined
}

/**
 * The HTTP server, not yet listening: the API at `POST /`, sign-in below `/sign-in/`, `/healthz`, and the
 * console's files for every other GET. Every request ends as one line of the log.
 */
export const createHttpServer = (parts: HttpParts): Server => {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, maxHeaderSize: 64 * 1024 },
    (incoming, outgoing) => {
      const started = performance.now()
      const exchange = beginExchange(parts, incoming, outgoing)
      outgoing.once('close', () => {
        logExchange(parts.log, exchange, started)
        // A server that closes gives up each connection with the answer that it waits for.
        if (!server.listening) setImmediate(() => server.closeIdleConnections())
      })
      route(parts, exchange)
    },
  )
  server.on('clientError', answerBadConnection)
  return server
}

const beginExchange = (parts: HttpParts, incoming: IncomingMessage, outgoing: ServerResponse): Exchange => {
  const url = incoming.url ?? '/'
  const query = url.indexOf('?')
  return {
    incoming,
    outgoing,
    address: clientAddress(incoming, parts.isTrustedProxy),
    path: query < 0 ? url : url.slice(0, query),
    about: undefined,
  }
}

const logExchange = (
  log: Log,
  { incoming, outgoing, address, path, about }: Exchange,
  started: number,
): void =>
  log.write({
    requestId: about?.requestId,
    address,
    method: incoming.method ?? '',
    path: path.length > 200 ? `${path.slice(0, 200)}…` : path,
    operation: about?.operation,
    caller: about?.caller,
    outcome: outgoing.writableFinished ? about?.outcome : 'ClientClosedRequest',
    status: outgoing.statusCode,
    ms: Math.round((performance.now() - started) * 100) / 100,
  })

const route = (parts: HttpParts, exchange: Exchange): void => {
  const { incoming, outgoing, path } = exchange
  const { method } = incoming
  if (path === '/' && method === 'POST') void callService(parts, exchange)
  else if (isSignInCall(exchange)) void callService(parts, exchange)
  else if (method !== 'GET' && method !== 'HEAD') sendRefusal(outgoing, refusals.method)
  else if (path === '/healthz') sendHealth(incoming, outgoing)
  else serveFile(parts, exchange)
}

/** The console has pages below `/sign-in` too; a browser asks for those with GET, and for HTML. */
const isSignInCall = ({ path, incoming }: Exchange): boolean =>
  path.startsWith('/sign-in/') &&
  (incoming.method === 'POST' || incoming.headers.accept?.includes('text/html') !== true)

const refusals = {
  method: {
    status: 405,
    code: 'MethodNotAllowed',
    message: 'Only GET and HEAD work here; the API answers POST at "/".',
    headers: { Allow: 'GET, HEAD' },
  },
  tooLarge: {
    status: 413,
    code: 'RequestEntityTooLarge',
    message: `The request body is larger than the ${bodyLimit} bytes that this server accepts.`,
  },
  badAddress: {
    status: 400,
    code: 'InvalidRequest',
    message: 'The request line or the Host header cannot be understood.',
  },
  failure: {
    status: 500,
    code: 'ServiceFailure',
    message: 'The request failed because of an error inside the server; its log has the details.',
  },
} satisfies Record<string, Refusal>

const callService = async (parts: HttpParts, exchange: Exchange): Promise<void> => {
  const { incoming, outgoing, address } = exchange
  const refuse = (refusal: Refusal): void => {
    if (!outgoing.headersSent) sendRefusal(outgoing, refusal)
    else outgoing.destroy()
  }
  const body = await readBody(incoming, bodyLimit).catch(() => undefined)
  if (body === undefined) return // The client is gone: there is nobody to answer.
  if (body === 'too-large') return refuse(refusals.tooLarge)
  const info: FetchInfo = {
    address,
    body,
    log: about => {
      exchange.about = about
    },
  }
  // An absolute target is the adapter's way to be told a scheme that is not the socket's own.
  if (cameOverTls(incoming, parts.isTrustedProxy))
    incoming.url = `https://${incoming.headers.host}${incoming.url}`
  // The adapter takes a body that was read already under this name.
  const complete = Object.assign(incoming, { rawBody: body })
  const answer = getRequestListener(
    async request => {
      if (exchange.path === '/') sendAnswer(await parts.service.query(request, info), outgoing)
      else sendAnswer(await toAnswer(await parts.service.fetch(request, info)), outgoing)
      return RESPONSE_ALREADY_SENT
    },
    {
      overrideGlobalObjects: false,
      errorHandler: error => {
        if (error instanceof RequestError) refuse(refusals.badAddress)
        else {
          parts.onUnexpected(error)
          refuse(refusals.failure)
        }
        return RESPONSE_ALREADY_SENT
      },
    },
  )
  await answer(complete, outgoing)
}

const toAnswer = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
})

const sendAnswer = ({ status, headers, body }: Answer, outgoing: ServerResponse): void => {
  outgoing.writeHead(status, { ...apiHeaders, ...headers, 'content-length': Buffer.byteLength(body) })
  outgoing.end(body)
}

const sendHealth = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const text = 'ok\n'
  outgoing.writeHead(200, {
    ...apiHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': text.length,
  })
  outgoing.end(incoming.method === 'HEAD' ? undefined : text)
}

const serveFile = (parts: HttpParts, { path, incoming, outgoing }: Exchange): void => {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    sendRefusal(outgoing, refusals.badAddress)
    return
  }
  parts.files(decoded === '/' ? '/index.html' : decoded, incoming, outgoing)
}
