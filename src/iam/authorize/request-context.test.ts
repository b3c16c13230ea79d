import { expect, test } from 'vitest'
import type { Call } from '../operation.ts'
import { requestContext } from './request-context.ts'

const contextOf = (userAgent: string) =>
  requestContext(
    {
      caller: {
        type: 'root',
        accountId: '111122223333',
        arn: 'arn:aws:iam::111122223333:root',
        principalId: '111122223333',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      },
      accountId: '111122223333',
      now: new Date(0),
      facts: { requestId: 'r', userAgent, secureTransport: true, region: 'eu-south-9' },
    } as Call<unknown>,
    { resource: '*' },
  ).values

test('a user agent as long as headers can be costs every policy no more than a long one', () => {
  expect(contextOf('aws-cli/2.1').get('aws:useragent')).toBe('aws-cli/2.1')
  expect(contextOf('a'.repeat(60_000)).get('aws:useragent')).toHaveLength(1024)
})

test('a caller does not choose the region that policies see', () => {
  expect(contextOf('x').get('aws:requestedregion')).toBe('us-east-1')
})
