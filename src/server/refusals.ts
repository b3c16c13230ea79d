import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { apiHeaders } from './security-headers.ts'

/** An answer of the HTTP layer itself, given before the service has seen the request. */
export interface Refusal {
  readonly status: number
  readonly code: string
  /** One sentence without anything of the request in it, so that it needs no escaping. */
  readonly message: string
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Answers in the form that sign-in uses below `/sign-in/`, and in the API's elsewhere. */
export const sendRefusal = (outgoing: ServerResponse, { status, code, message, headers }: Refusal): void => {
  const json = outgoing.req.url?.startsWith('/sign-in/') === true
  const body = json ? JSON.stringify({ code, message }) : errorDocument(code, message)
  outgoing.writeHead(status, {
    ...apiHeaders,
    ...headers,
    'content-type': json ? 'application/json' : 'text/xml',
    'content-length': Buffer.byteLength(body),
    // What is left of the request, if anything, is not worth waiting for.
    connection: 'close',
  })
  outgoing.end(body)
}

/** `message` and `code` are our own words and hold nothing that XML reserves. */
const errorDocument = (code: string, message: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>\n`

const statusByCode: Readonly<Record<string, readonly [line: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The request headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive completely in time.'],
}

/** For bytes that are no HTTP request, or not in time. */
export const answerBadConnection = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [line, message] = statusByCode[error.code ?? ''] ?? [
    '400 Bad Request',
    'This is not an HTTP request.',
  ]
  const head = [
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${message.length + 1}`,
  ]
  socket.end(`HTTP/1.1 ${line}\r\n${head.join('\r\n')}\r\n\r\n${message}\n`)
}
