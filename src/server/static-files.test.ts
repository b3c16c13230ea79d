import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttp, type TestHttp } from './test-http.ts'

let http: TestHttp

beforeAll(async () => {
  http = await startHttp(() => Promise.resolve(new Response('service')), {
    'index.html': '<!doctype html><title>Gatehouse</title>',
    'config.json':
      '{"iam":"https://iam.example:8443/v1","sts":"https://iam.example:8443/","signIn":"/sign-in"}',
    'assets/app-a1b2c3.js': 'console.log(1)',
    'assets/app-a1b2c3.js.gz': 'as gzip',
    'assets/app-a1b2c3.js.br': brotliCompressSync('console.log(1)').toString('latin1'),
    '.vite/manifest.json': '{}',
    'icon.svg': '<svg/>',
  })
})
afterAll(() => http.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(http.url + path, { headers: { 'accept-encoding': 'identity', ...headers } })

test('the page comes with the security headers and is asked for again each time', async () => {
  const response = await get('/')
  expect(await response.text()).toContain('<title>Gatehouse</title>')
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  const policy = response.headers.get('content-security-policy')?.split('; ')
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]),
  )
  expect(policy?.join('; ')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
})

test('the console may talk to the backends that its configuration names, once each', async () => {
  const policy = (await get('/')).headers.get('content-security-policy')
  expect(policy).toContain("connect-src 'self' https://iam.example:8443;")
})

test('hashed files are kept for good, others are not', async () => {
  const cacheOf = async (path: string) => (await get(path)).headers.get('cache-control')
  expect(await cacheOf('/assets/app-a1b2c3.js')).toBe('public, max-age=31536000, immutable')
  expect(await cacheOf('/config.json')).toBe('no-cache')
  expect(await cacheOf('/icon.svg')).toBe('no-cache')
})

test('the compressed forms are chosen by what the browser accepts', async () => {
  const encodingOf = async (accepted: string) => {
    const answer = await http.sendRaw(
      `HEAD /assets/app-a1b2c3.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: ${accepted}\r\n\r\n`,
    )
    return /content-encoding: (\w+)/i.exec(answer)?.[1]
  }
  expect(await encodingOf('gzip, deflate, br')).toBe('br')
  expect(await encodingOf('gzip')).toBe('gzip')
  expect(await encodingOf('identity')).toBeUndefined()
  expect(await encodingOf('br;q=0, gzip;q=0')).toBeUndefined()
  expect((await get('/assets/app-a1b2c3.js.gz')).status).toBe(404)
})

test('an unchanged file is not sent again', async () => {
  const tag = (await get('/')).headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{22}"$/)
  const again = await get('/', { 'if-none-match': `"other", W/${tag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200)
})

test('HEAD has the headers and no body', async () => {
  const response = await fetch(`${http.url}/icon.svg`, {
    method: 'HEAD',
    headers: { 'accept-encoding': 'identity' },
  })
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
    200,
    '6',
    '',
  ])
})

test('every address of the console opens it; a missing file is missing', async () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  expect(await (await get('/users/john.doe', html)).text()).toContain('<title>Gatehouse</title>')
  expect((await get('/users/john.doe')).status).toBe(404)
  expect((await get('/assets/gone.js', html)).status).toBe(404)
  expect(await (await get('/gone.js')).text()).toBe('There is nothing at "/gone.js" on this server.\n')
})

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/assets/..%5c..%5cpackage.json',
  '/.vite/manifest.json',
  '//etc/passwd',
  '/%00',
])('nothing outside the console is reached by %s', async path => {
  const answer = await http.sendRaw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 404 /)
})
