import { IAMServiceException, NoSuchEntityException } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { failureOf, splitEncodedMessage } from './failure.ts'

const thrown = (name: string, status: number, message: string) =>
  new IAMServiceException({
    name,
    $fault: status >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status, requestId: 'r-1' },
    message,
  })

const sentence =
  'User: arn:aws:iam::111122223333:user/dave is not authorized to perform: iam:ListUsers on resource: * because no identity-based policy allows the iam:ListUsers action.'

test('a refusal gives its sentence, its action and the encoded message apart', () => {
  const error = thrown('AccessDenied', 403, `${sentence} Encoded authorization failure message: abc-_9`)
  expect(failureOf(error)).toEqual({
    kind: 'refused',
    code: 'AccessDenied',
    message: sentence,
    requestId: 'r-1',
    action: 'iam:ListUsers',
    encodedMessage: 'abc-_9',
  })
})

test('a sentence without an encoded message stays whole', () => {
  expect(splitEncodedMessage(sentence)).toEqual({ message: sentence })
})

test.each([
  ['ExpiredToken', 403, 'ended'],
  ['InvalidClientTokenId', 403, 'ended'],
  ['NotImplemented', 501, 'not-built'],
  ['InvalidAction', 400, 'not-built'],
  ['Throttling', 400, 'throttled'],
  ['LimitExceeded', 409, 'rejected'],
  ['ServiceFailure', 500, 'broken'],
  ['SomethingNew', 503, 'broken'],
])('%s %d is "%s"', (name, status, kind) => {
  expect(failureOf(thrown(name, status, 'x')).kind).toBe(kind)
})

test('a modeled error has the code of the wire, not the name of its class', () => {
  const error = new NoSuchEntityException({ $metadata: { httpStatusCode: 404 }, message: 'No.' })
  expect(failureOf(error)).toMatchObject({ kind: 'missing', code: 'NoSuchEntity' })
})

test('a connection that fails is told from a mistake in the code', () => {
  expect(failureOf(new TypeError('Failed to fetch')).kind).toBe('unreachable')
  expect(failureOf(new TypeError('x is not a function')).kind).toBe('broken')
  expect(failureOf('thrown text')).toEqual({ kind: 'broken', message: 'thrown text' })
})

test('a server that is down is not told twice, in the title and below it', () => {
  const { message } = failureOf(new TypeError('Failed to fetch'))
  expect(message).not.toContain('cannot be reached')
  expect(message).toMatch(/^[A-Z].*try again\.$/)
})
