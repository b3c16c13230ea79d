import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createTestService } from '../iam/testing/test-service.ts'
import { bodyLimit } from './http.ts'
import { type FetchService, startHttp, type TestHttp } from './test-http.ts'

let http: TestHttp | undefined
afterEach(async () => {
  await http?.close()
  http = undefined
})

const xml = (text: string): Response =>
  new Response(text, { headers: { 'Content-Type': 'text/xml', 'x-amzn-RequestId': 'r-1' } })

/** Tells what it was asked. */
const echo = async (request: Request): Promise<Response> =>
  xml(
    `${request.method} ${new URL(request.url).pathname} ${request.headers.get('x-test')} ${await request.text()}`,
  )

const logged = async (server: TestHttp, count: number): Promise<TestHttp['lines']> => {
  while (server.lines.length < count) await new Promise(resolve => setTimeout(resolve, 5))
  return server.lines
}

test('POST / reaches the service with its headers and body, and its answer comes back', async () => {
  http = await startHttp(echo)
  const response = await fetch(http.url, {
    method: 'POST',
    body: 'Action=GetUser',
    headers: { 'x-test': 'a' },
  })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('POST / a Action=GetUser')
  expect(response.headers.get('x-amzn-requestid')).toBe('r-1')
  expect(response.headers.get('content-type')).toBe('text/xml')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('no page of another origin is let in, whatever it asks for', async () => {
  const { service } = await createTestService()
  http = await startHttp((request, info) => service.fetch(request, info), { 'index.html': '<p>console' })
  const preflight = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  }
  for (const origin of ['https://evil.example', 'null', http.url])
    for (const path of ['/', '/sign-in/status', '/sign-in/user', '/sign-in/nothing', '/healthz'])
      for (const [method, headers] of [
        ['OPTIONS', preflight],
        ['OPTIONS', {}],
        ['POST', { 'content-type': 'application/json' }],
        ['GET', {}],
      ] as const) {
        const body = method === 'POST' ? '{}' : null
        const { status, headers: answered } = await fetch(http.url + path, {
          method,
          headers: { ...headers, origin },
          body,
        })
        const what = `${method} ${path} from ${origin}: ${status}`
        expect(
          [...answered.keys()].filter(name => name.startsWith('access-control-')),
          what,
        ).toEqual([])
        if (method === 'OPTIONS') expect(status, what).toBeGreaterThanOrEqual(400)
      }
})

test('sign-in calls reach the service, a page below /sign-in is the console', async () => {
  http = await startHttp(echo, { 'index.html': '<p>console' })
  const status = await fetch(`${http.url}/sign-in/status`)
  expect(await status.text()).toContain('GET /sign-in/status')
  const call = await fetch(`${http.url}/sign-in/user`, {
    method: 'POST',
    body: '{}',
    headers: { accept: 'text/html' },
  })
  expect(await call.text()).toContain('POST /sign-in/user')
  const page = await fetch(`${http.url}/sign-in/acme`, { headers: { accept: 'text/html,*/*' } })
  expect(await page.text()).toBe('<p>console')
})

test('a trusted proxy tells the address and that TLS was spoken; nobody else does', async () => {
  const tell: FetchService = async (request, info) => xml(`${info.address} ${request.url}`)
  const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }
  http = await startHttp(tell)
  const direct = await (await fetch(http.url, { method: 'POST', body: 'x', headers })).text()
  expect(direct).toBe(`127.0.0.1 ${http.url}/`)
  await http.close()
  http = await startHttp(tell, {}, () => true)
  const proxied = await (await fetch(http.url, { method: 'POST', body: 'x', headers })).text()
  expect(proxied).toBe(`203.0.113.9 ${http.url.replace('http:', 'https:')}/`)
})

test('/healthz answers 200', async () => {
  http = await startHttp(echo)
  const response = await fetch(`${http.url}/healthz`)
  expect([response.status, await response.text()]).toEqual([200, 'ok\n'])
})

test('each request is one line of the log, with what the service says and without the query', async () => {
  http = await startHttp(async (_request, info) => {
    info.log?.({
      requestId: 'r-1',
      operation: 'GetUser',
      caller: 'arn:aws:iam::1:root',
      outcome: 'AccessDenied',
    })
    return new Response('', { status: 403 })
  })
  await fetch(`${http.url}/?token=hush`, {
    method: 'POST',
    body: 'Secret=hush',
    headers: { authorization: 'hush' },
  })
  const [line] = await logged(http, 1)
  expect(line).toMatchObject({
    requestId: 'r-1',
    address: '127.0.0.1',
    method: 'POST',
    path: '/',
    operation: 'GetUser',
    caller: 'arn:aws:iam::1:root',
    outcome: 'AccessDenied',
    status: 403,
  })
  expect(line?.ms).toBeGreaterThan(0)
  expect(JSON.stringify(http.lines)).not.toContain('hush')
})

test('a body at the limit is accepted, one byte more is refused in one sentence', async () => {
  http = await startHttp(async request => xml(String((await request.arrayBuffer()).byteLength)))
  const most = await fetch(http.url, { method: 'POST', body: 'x'.repeat(bodyLimit) })
  expect(await most.text()).toBe(String(bodyLimit))
  const more = await fetch(http.url, { method: 'POST', body: 'x'.repeat(bodyLimit + 1) })
  expect(more.status).toBe(413)
  expect(await more.text()).toMatch(
    /<Code>RequestEntityTooLarge<\/Code><Message>The request body is larger than/,
  )
  const json = await fetch(`${http.url}/sign-in/user`, { method: 'POST', body: 'x'.repeat(bodyLimit + 1) })
  expect(await json.json()).toMatchObject({ code: 'RequestEntityTooLarge' })
})

test('a body without a declared length is held to the same limit', async () => {
  http = await startHttp(echo)
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'
  expect(await http.sendRaw(`${head}${chunk.repeat(17)}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /)
})

test('another method or a strange target is refused', async () => {
  http = await startHttp(echo)
  const put = await fetch(`${http.url}/users`, { method: 'PUT', body: 'x' })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const undecodable = await fetch(`${http.url}/%E0%A4`)
  expect(undecodable.status).toBe(400)
  expect(await http.sendRaw('POST / HTTP/1.1\r\nHost: a b\r\nContent-Length: 0\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 [\s\S]*cannot be understood/,
  )
})

test('bytes that are no HTTP, and headers without end, get one sentence', async () => {
  http = await startHttp(echo)
  expect(await http.sendRaw('\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 [\s\S]*not an HTTP request/,
  )
  const long = await http.sendRaw(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(70_000)}\r\n\r\n`)
  expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*headers are too large/)
})

test('a service that rejects is a 500 without its reason, and the host is told', async () => {
  http = await startHttp(() => Promise.reject(new Error('inner secret')))
  const response = await fetch(http.url, { method: 'POST', body: 'x' })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('inner secret')
  expect(http.faults).toHaveLength(1)
})

test('a client that goes away in the middle of its body harms nobody', async () => {
  http = await startHttp(echo)
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf of it')
  await once(http.server, 'request')
  socket.destroy()
  expect(await logged(http, 1)).toMatchObject([{ outcome: 'ClientClosedRequest' }])
  expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
  expect(http.faults).toEqual([])
})

test('closing waits for the answers under way', async () => {
  let answer = (): void => {}
  http = await startHttp(() => new Promise(resolve => (answer = () => resolve(xml('late')))))
  const { server, url } = http
  const pending = fetch(url, { method: 'POST', body: 'x' })
  await once(server, 'request')
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  setTimeout(() => answer(), 30)
  expect(await (await pending).text()).toBe('late')
  await closed
  http = undefined
})
