import { expect, test } from 'vitest'
import { iamArn, parseIamArn } from './arn.ts'

test.each([
  ['user', '/', 'ann'],
  ['group', '/a/b/', 'Ops'],
  ['role', '/aws-service-role/x.amazonaws.com/', 'AWSServiceRoleForX'],
  ['policy', '/', 'p+=,.@-'],
] as const)('an ARN of a %s at %s is taken apart as it was made', (type, path, name) => {
  const arn = iamArn('111122223333', type, path, name)
  expect(parseIamArn(arn)).toEqual({ accountId: '111122223333', type, path, name })
})

test("the account of AWS's own policies is its own", () => {
  expect(parseIamArn('arn:aws:iam::aws:policy/job-function/Billing')).toMatchObject({
    accountId: 'aws',
    path: '/job-function/',
    name: 'Billing',
  })
})

test.each([
  '',
  '*',
  'arn:aws:iam::111122223333:root',
  'arn:aws:iam::111122223333:user/',
  'arn:aws:iam::111122223333:user//ann',
  'arn:aws:iam::111122223333:user/ann:x',
  'arn:aws:iam::111122223333:dragon/ann',
  'arn:aws:sts::111122223333:assumed-role/r/s',
  'arn:aws:iam::1111:user/ann',
])('"%s" is none', arn => {
  expect(parseIamArn(arn)).toBeUndefined()
})
