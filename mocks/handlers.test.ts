import { expect, test } from 'vitest'
import { bodyLimit as serverBodyLimit } from '../src/server/http.ts'
import { createPasswords } from '../src/server/passwords.ts'
import { apiHeaders as serverHeaders } from '../src/server/security-headers.ts'
import { answerRequest, apiHeaders, bodyLimit, createHandlers } from './handlers.ts'
import { personaNamed } from './personas.ts'
import { passwordHashes } from './seed/password-hashes.data.ts'
import { tabPasswords } from './tab-passwords.ts'
import { origin } from './test-clients.ts'

const answered = async () => ({
  status: 200,
  headers: [
    ['content-type', 'text/xml'],
    ['cache-control', 'no-store'],
  ] as const,
  body: new TextEncoder().encode('<ok/>').buffer,
})

const post = (path: string, body: string) => new Request(`${origin}${path}`, { method: 'POST', body })

test('the mock adds the headers of the server, and has its limit', async () => {
  expect(apiHeaders).toEqual(serverHeaders)
  expect(bodyLimit).toBe(serverBodyLimit)
  const response = await answerRequest(answered, post('/', 'Action=ListUsers'))
  expect(Object.fromEntries(response.headers)).toEqual({
    ...serverHeaders,
    'content-type': 'text/xml',
    'content-length': '5',
  })
})

test.each([
  ['/', /<Code>RequestEntityTooLarge<\/Code>/],
  ['/sign-in/user', /"code":"RequestEntityTooLarge"/],
])('a body over the limit to %s is refused as the server refuses it', async (path, body) => {
  const response = await answerRequest(answered, post(path, 'a'.repeat(bodyLimit + 1)))
  expect(response.status).toBe(413)
  expect(await response.text()).toMatch(body)
})

test('a service that is gone is a lost connection', async () => {
  const response = await answerRequest(() => Promise.reject(new Error('gone')), post('/', ''))
  expect(response.type).toBe('error')
})

test('the API and sign-in are answered, pages and files are not', async () => {
  const handlers = createHandlers(origin, async () => new Response('mock', { status: 200 }))
  const answers = async (path: string, init: RequestInit = {}): Promise<string | undefined> => {
    for (const handler of handlers) {
      const request = new Request(`${origin}${path}`, init)
      const result = await handler.run({ request, requestId: '1' })
      const passed = result?.response?.headers.get('x-msw-intention') === 'passthrough'
      if (result?.response !== undefined && !passed) return result.response.text()
    }
    return undefined
  }
  expect(await answers('/', { method: 'POST', body: '' })).toBe('mock')
  expect(await answers('/sign-in/status')).toBe('mock')
  expect(await answers('/sign-in/user', { method: 'POST', body: '{}' })).toBe('mock')
  expect(await answers('/')).toBeUndefined()
  expect(await answers('/config.json')).toBeUndefined()
  expect(await answers('/sign-in/root', { headers: { accept: 'text/html' } })).toBeUndefined()
})

test('the server and the tab read each other’s password hashes', async () => {
  const server = createPasswords(1)
  const { password } = personaNamed('alice')
  expect(await server.verify(passwordHashes[password] ?? '', password)).toBe(true)
  expect(await tabPasswords.verify(await server.hash(password), password)).toBe(true)
  expect(await tabPasswords.verify(await server.hash(password), 'another')).toBe(false)
  expect(await tabPasswords.verify(await server.hash(password), '')).toBe(false)
})
