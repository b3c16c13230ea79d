import { expect, test } from 'vitest'
import { services } from '../contract/contract.ts'
import { ServiceError } from '../errors.ts'
import { parseForm } from './form.ts'
import { operationOfForm, readRequest, serviceOfForm } from './request.ts'

const type = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (body: BodyInit | null, headers: Record<string, string> = type): Request =>
  // Streams need `duplex`, which the DOM's types do not know yet.
  new Request('http://localhost:8080/?a=1', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)

const refusal = async (run: () => unknown): Promise<[string, number]> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof ServiceError) return [error.code, error.status]
    throw error
  }
  throw new Error('was accepted')
}

/** A body of chunks; counts how many were taken from it. */
const streamOf = (chunk: Uint8Array | Error, count: number) => {
  const taken = { chunks: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken.chunks === count)
          return chunk instanceof Error ? controller.error(chunk) : controller.close()
        taken.chunks++
        controller.enqueue(chunk instanceof Error ? new Uint8Array(1) : chunk)
      },
      cancel() {
        taken.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, taken }
}

test('a request is read with what its signature covers', async () => {
  const { parts, form } = await readRequest(
    post('Action=GetUser', {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Amz-Date': 'd',
    }),
  )
  expect(form).toEqual([['Action', 'GetUser']])
  expect(parts).toMatchObject({ method: 'POST', path: '/', query: 'a=1' })
  expect(new TextDecoder().decode(parts.body)).toBe('Action=GetUser')
  expect(Object.fromEntries(parts.headers)).toMatchObject({
    host: 'localhost:8080',
    'content-length': '14',
    'x-amz-date': 'd',
  })
})

test('chunks are put together, and no body is an empty form', async () => {
  const { stream } = streamOf(new TextEncoder().encode('a=b&'), 3)
  expect((await readRequest(post(stream))).form).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b'],
  ])
  expect((await readRequest(post(null))).form).toEqual([])
})

test('other methods, types, texts and lengths are refused', async () => {
  const read = (request: Request) => refusal(() => readRequest(request, 100))
  expect(await read(new Request('http://localhost/', { headers: type }))).toEqual(['MethodNotAllowed', 405])
  expect(await read(post('{}', { 'content-type': 'application/json' }))).toEqual([
    'UnsupportedMediaType',
    415,
  ])
  expect(await read(post('a=b', { 'content-type': `${type['content-type']}; charset=utf-16` }))).toEqual([
    'UnsupportedMediaType',
    415,
  ])
  expect(await read(post(new Uint8Array([0x61, 0xff])))).toEqual(['MalformedInput', 400])
  expect(await read(post('a=b', { ...type, 'content-length': '4' }))).toEqual(['IncompleteBody', 400])
  expect(await read(post('a=b', { ...type, 'content-length': 'x' }))).toEqual(['IncompleteBody', 400])
  expect(await read(post(streamOf(new Error('gone'), 2).stream))).toEqual(['IncompleteBody', 400])
})

test('no more is read than the limit, whatever the length is said to be', async () => {
  const exact = await readRequest(post('x'.repeat(100)), 100)
  expect(exact.parts.body.byteLength).toBe(100)
  expect(await refusal(() => readRequest(post('x'.repeat(101)), 100))).toEqual(['RequestEntityTooLarge', 413])
  const honest = streamOf(new Uint8Array(60), 1_000)
  const named = post(honest.stream, { ...type, 'content-length': '60000' })
  expect(await refusal(() => readRequest(named, 100))).toEqual(['RequestEntityTooLarge', 413])
  expect(honest.taken.chunks).toBe(0)
  const lying = streamOf(new Uint8Array(60), 1_000)
  const small = post(lying.stream, { ...type, 'content-length': '60' })
  expect(await refusal(() => readRequest(small, 100))).toEqual(['RequestEntityTooLarge', 413])
  expect(lying.taken).toEqual({ chunks: 2, cancelled: true })
})

const operationRefusal = (text: string): string => {
  try {
    return operationOfForm(parseForm(text)).name
  } catch (error) {
    if (error instanceof ServiceError) return `${error.code} ${error.status}: ${error.message}`
    throw error
  }
}

test.each([
  ['Action=GetUser&Version=2010-05-08', 'GetUser'],
  ['Action=AssumeRole&Version=2011-06-15', 'AssumeRole'],
  [
    'Action=GetUser&Version=2011-06-15',
    'InvalidAction 400: Could not find operation GetUser for version 2011-06-15',
  ],
  ['Action=Fly&Version=2010-05-08', 'InvalidAction 400: Could not find operation Fly for version 2010-05-08'],
  ['Action=GetUser', 'InvalidAction 400: Could not find operation GetUser for version NO_VERSION_SPECIFIED'],
  [
    'Action=__proto__&Version=2010-05-08',
    'InvalidAction 400: Could not find operation __proto__ for version 2010-05-08',
  ],
  ['Version=2010-05-08', 'MissingAction 400: The request is missing an action or a required parameter.'],
  [
    'Action=&Version=2010-05-08',
    'MissingAction 400: The request is missing an action or a required parameter.',
  ],
  [
    'Action=GetUser&Action=DeleteUser&Version=2010-05-08',
    "MalformedInput 400: The parameter 'Action' is given more than once.",
  ],
])('%s is %s', (text, expected) => {
  expect(operationRefusal(text)).toBe(expected)
})

test('an answer speaks for the service whose version was named, else for IAM', () => {
  expect(serviceOfForm(parseForm('Version=2011-06-15'))).toBe(services.sts)
  expect(serviceOfForm(parseForm('Version=x'))).toBe(services.iam)
  expect(serviceOfForm([])).toBe(services.iam)
})
