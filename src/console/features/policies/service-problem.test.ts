import { IAMServiceException } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { serviceProblemOf } from './service-problem.ts'

test.each([
  ['MalformedPolicyDocument', 'Syntax errors in policy.', 'document'],
  ['EntityAlreadyExists', 'A policy called a already exists. Duplicate names are not allowed.', 'name'],
  [
    'LimitExceeded',
    'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    'versions',
  ],
  ['LimitExceeded', 'The number of tags has reached the maximum limit: 50.', 'tags'],
  ['LimitExceeded', 'Cannot exceed quota for PolicySize: 6144', 'document'],
  ['LimitExceeded', 'Cannot exceed quota for PoliciesPerAccount: 1500', undefined],
  [
    'ValidationError',
    "1 validation error detected: Value 'é' at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: x",
    'description',
  ],
  [
    'ValidationError',
    "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    'tags',
  ],
  ['InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.', 'tags'],
  ['AccessDenied', 'User: x is not authorized to perform: iam:CreatePolicy', undefined],
])('%s, “%s” is about the field %s', (name, message, field) => {
  const error = new IAMServiceException({
    name,
    message,
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
  })
  expect(serviceProblemOf(error)).toEqual(field === undefined ? undefined : { field, message })
})

test('a failure of the console is about no field', () => {
  expect(serviceProblemOf(new Error('tags'))).toBeUndefined()
})
