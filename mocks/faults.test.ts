import { ListUsersCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { signInSteps } from '../src/lib/sign-in-messages.ts'
import { createFaults, type Faults, formatFault, parseFault } from './faults.ts'
import { withFaults } from './faulty-answers.ts'
import { createMockService, type MockService } from './mock-service.ts'
import { clientsOfPersona, type Fetch, signIn } from './test-clients.ts'

const createSession = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  }
}

let mock: MockService
let faults: Faults
let fetch: Fetch

beforeAll(async () => {
  mock = await createMockService()
})

beforeEach(() => {
  faults = createFaults(createSession())
  const faulty = withFaults(faults, mock.fetch)
  fetch = async request => {
    const response = await faulty(request)
    // What a browser makes of a network error.
    if (response.type === 'error') throw new TypeError('Failed to fetch')
    return response
  }
})

const set = (...texts: string[]): void => faults.set(texts.map(parseFault))

test('an operation fails with the error that was chosen, as the SDK reads errors', async () => {
  const { iam, sts } = await clientsOfPersona(fetch, 'carol')
  set('ListUsers:NoSuchEntity', 'GetCallerIdentity:ServiceFailure:status=503')
  await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The demo was told to answer with NoSuchEntity.',
    $metadata: { httpStatusCode: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  })
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'ServiceFailure',
    $metadata: { httpStatusCode: 503 },
  })
})

test('throttling ends after the times that were asked for', async () => {
  const { iam } = await clientsOfPersona(fetch, 'carol')
  set('ListUsers:Throttling:times=2')
  const call = () => iam.send(new ListUsersCommand({}))
  for (let i = 0; i < 2; i++)
    await expect(call()).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' })
  await expect(call()).resolves.toMatchObject({ IsTruncated: false })
  expect(faults.list()).toEqual([])
})

test('a lost connection is what the SDK sees of it', async () => {
  const { iam } = await clientsOfPersona(fetch, 'carol')
  set('*:network')
  await expect(iam.send(new ListUsersCommand({}))).rejects.toThrow('Failed to fetch')
})

test('latency comes before the answer, and before other faults', async () => {
  const { iam } = await clientsOfPersona(fetch, 'carol')
  set('ListUsers:latency=120', 'ListUsers:AccessDenied')
  const start = performance.now()
  await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(performance.now() - start).toBeGreaterThan(100)
})

test('a step of signing in fails in the form of sign-in', async () => {
  set('sign-in:user:Throttled')
  expect(await signIn(fetch, 'alice')).toEqual({
    status: 429,
    answer: { code: 'Throttled', message: expect.any(String), retryAfterSeconds: 60 },
  })
  expect((await signIn(fetch, 'root@acme.example')).status).toBe(200)
})

test('every step of signing in and of registering a passkey can be made to fail', async () => {
  for (const step of signInSteps) {
    set(`sign-in:${step}:ServiceFailure`)
    const request = new Request(`https://demo.example/sign-in/${step}`, { method: 'POST', body: '{}' })
    expect(await (await fetch(request)).json(), step).toMatchObject({ code: 'ServiceFailure' })
    expect((await mock.fetch(request)).status, step).not.toBe(404)
  }
})

test('an error for everything leaves signing in alone, a lost connection does not', async () => {
  set('*:Throttling')
  const { iam } = await clientsOfPersona(fetch, 'carol')
  await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'Throttling' })
  set('*:network')
  await expect(signIn(fetch, 'alice')).rejects.toThrow('Failed to fetch')
})

test('what is not named is not hit', async () => {
  const { iam } = await clientsOfPersona(fetch, 'carol')
  set('CreateUser:AccessDenied')
  await expect(iam.send(new ListUsersCommand({}))).resolves.toBeDefined()
})

test('switches last for the session and no longer', () => {
  const session = createSession()
  createFaults(session).set([parseFault('ListUsers:network')])
  expect(createFaults(session).list()).toEqual([{ target: 'ListUsers', kind: 'network' }])
  expect(createFaults(createSession()).list()).toEqual([])
  session.setItem('gatehouse-demo.faults', 'no JSON')
  expect(createFaults(session).list()).toEqual([])
})

test.each([
  'ListUsers:AccessDenied:status=403',
  '*:latency=800',
  'sign-in:new-password:network:times=3',
  'CreateUser:LimitExceeded:status=409:times=1',
])('"%s" reads back as it is shown', text => {
  expect(formatFault(parseFault(text))).toBe(text)
})

test.each([
  ['', 'does not begin with an operation'],
  ['FlyToTheMoon:AccessDenied', 'does not begin with an operation'],
  ['ListUsers:', '"" is no code of an error'],
  ['ListUsers:latency=soon', '"soon" is no time in milliseconds'],
  ['ListUsers:latency=99999999', 'is no time in milliseconds'],
  ['ListUsers:Throttling:times=-1', '"-1" is no count'],
  ['ListUsers:Throttling:status=200', '"200" is no status of an error'],
  ['sign-in:user:NoSuchEntity', '"NoSuchEntity" is nothing that signing in answers'],
  ['ListUsers:Throttling:colour=red', 'has an option that does not exist'],
])('"%s" is refused with a sentence', (text, sentence) => {
  expect(() => parseFault(text)).toThrow(sentence)
})
