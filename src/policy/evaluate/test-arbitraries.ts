import fc from 'fast-check'
import type { ContextValue } from './request.ts'

const account = '111122223333'

/** Actions, resources, keys and values from small pools, so that policies and requests often meet. */
export const actionPattern = fc.constantFrom(
  '*',
  's3:*',
  's3:Get*',
  'S3:getobject',
  's3:PutObject',
  'iam:*',
  's3:',
  's?:*',
)
export const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'iam:CreateUser', 'S3:GETOBJECT')
export const resourcePattern = fc.constantFrom(
  '*',
  'arn:aws:s3:::reports/*',
  'arn:aws:s3:::reports/$' + '{aws:username}/*',
  `arn:aws:iam::${account}:user/*`,
  'arn:aws:s3:*',
  'arn:aws:*:::reports/a',
  'reports/*',
  'arn:aws:s3:::$' + '{broken',
)
export const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::reports/a',
  'arn:aws:s3:::reports/ann/a',
  `arn:aws:iam::${account}:user/ann`,
)
const key = fc.constantFrom(
  'aws:username',
  'AWS:UserName',
  'aws:TagKeys',
  'aws:SourceIp',
  '__proto__',
  'constructor',
)
const value = fc.constantFrom(
  'ann',
  'a*',
  '*',
  'true',
  '5',
  '192.0.2.0/24',
  '192.0.2.1',
  '2026-01-01',
  '$' + '{aws:username}',
  '',
)
const baseOperator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'NumericLessThan',
  'DateGreaterThan',
  'Bool',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'ArnNotLike',
  'Null',
  'StringIs',
)
const operator = fc
  .tuple(fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'), baseOperator, fc.constantFrom('', 'IfExists'))
  .map(parts => parts.join(''))

const oneOrMore = (item: fc.Arbitrary<string>) => fc.oneof(item, fc.array(item, { maxLength: 3 }))

const condition = fc.dictionary(operator, fc.dictionary(key, oneOrMore(value), { maxKeys: 2 }), {
  maxKeys: 2,
})

/** Statements as IAM stores them, and some that it would refuse. */
export const statement = (effect: fc.Arbitrary<'Allow' | 'Deny'>) =>
  fc
    .tuple(
      effect,
      fc.constantFrom('Action', 'Action', 'NotAction'),
      oneOrMore(actionPattern),
      fc.constantFrom('Resource', 'Resource', 'NotResource'),
      oneOrMore(resourcePattern),
      fc.option(condition),
    )
    .map(([Effect, actionName, actions, resourceName, resources, Condition]) => ({
      Effect,
      [actionName]: actions,
      [resourceName]: resources,
      ...(Condition && { Condition }),
    }))

export const anyStatement = statement(fc.constantFrom('Allow', 'Deny'))

export const policy = fc.record({
  Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
  Statement: fc.array(anyStatement, { maxLength: 4 }),
})

const contextValue: fc.Arbitrary<ContextValue> = fc.oneof(value, fc.array(value, { maxLength: 3 }))

export const contextEntries = fc.array(fc.tuple(key, contextValue), { maxLength: 4 })
