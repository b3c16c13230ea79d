import { describe, expect, test } from 'vitest'
import { taken } from '../testing/language.ts'

const inStatement = (rest: string) => `{"Statement": [{${rest}`
const withAction = (action: string, rest: string) => inStatement(`"Action": "${action}", ${rest}`)
const underKeys = (rest: string) => withAction('s3:GetObject', `"Condition": {${rest}`)

describe('taking an offer', () => {
  test.each<[string, string, string]>([
    ['{"Version": |', '2012-10-17', '{"Version": "2012-10-17"'],
    ['{|}', 'Version', '{"Version": "2012-10-17"}'],
    ['{"Ver|}', 'Version', '{"Version": "2012-10-17"'],
    ['{Ver|}', 'Version', '{"Version": "2012-10-17"}'],
    ['{"|": "2012-10-17"}', 'Version', '{"Version": "2012-10-17"}'],
    ['{| "Statement": []}', 'Version', '{"Version": "2012-10-17", "Statement": []}'],
    ['{"Version": "2012-10-17" "Id|"}', 'Id', '{"Version": "2012-10-17", "Id": ""}'],
    ['{"Version": "2012-10-17"|}', 'Id', '{"Version": "2012-10-17", "Id": ""}'],
    ['{"Version": "2012-10-17"\n  |\n}', 'Id', '{"Version": "2012-10-17",\n  "Id": ""\n}'],
    [inStatement('"Effect": |'), 'Deny', inStatement('"Effect": "Deny"')],
    [inStatement('"Effect": A|, "Action": "*"'), 'Allow', inStatement('"Effect": "Allow", "Action": "*"')],
    [inStatement('"Effect": |\n"Action": "*"'), 'Allow', inStatement('"Effect": "Allow",\n"Action": "*"')],
    [inStatement('"Effect": | "Deny"'), 'Allow', inStatement('"Effect":"Allow"').replace(':"A', ': "A')],
    [inStatement('"Action": |'), 's3', inStatement('"Action": "s3:"')],
    [inStatement('"Action": "s3:|'), 's3:GetObject', inStatement('"Action": "s3:GetObject"')],
    [inStatement('"Action": "s3:|"}'), 's3:GetObject', inStatement('"Action": "s3:GetObject"}')],
    [
      inStatement('"Action": "s3:|\n"Resource": "*"'),
      's3:*',
      inStatement('"Action": "s3:*",\n"Resource": "*"'),
    ],
    [inStatement('"Action": "s3:|,"Resource": "*"'), 's3:*', inStatement('"Action": "s3:*","Resource": "*"')],
    [
      inStatement('"Action": ["s3:GetObject" "sqs:|"]'),
      'sqs:*',
      inStatement('"Action": ["s3:GetObject", "sqs:*"]'),
    ],
    [inStatement('"Action": ["sqs:*"|]'), 's3', inStatement('"Action": ["sqs:*", "s3:"]')],
    [inStatement('"Action": [| "sqs:*"]'), 's3', inStatement('"Action": ["s3:", "sqs:*"]')],
    [
      withAction('s3:GetObject', '"Resource": "arn:aws:s3:::a/|"'),
      `arn:aws:s3:::a/\${ObjectName}`,
      withAction('s3:GetObject', '"Resource": "arn:aws:s3:::a/ObjectName"'),
    ],
    [
      inStatement(`"Resource": "arn:aws:s3:::b/\${|/x"`),
      'aws:username',
      inStatement(`"Resource": "arn:aws:s3:::b/\${aws:username}/x"`),
    ],
    [
      inStatement(`"Resource": "arn:aws:s3:::b/\${aws:us|}/x"`),
      'aws:userid',
      inStatement(`"Resource": "arn:aws:s3:::b/\${aws:userid}/x"`),
    ],
    [underKeys('"StringEquals": {aws:us|'), 'aws:username', underKeys('"StringEquals": {"aws:username": ""')],
    [
      underKeys('"StringEquals": {"|": "x"}'),
      `aws:RequestTag/\${TagKey}`,
      underKeys('"StringEquals": {"aws:RequestTag/TagKey": "x"}'),
    ],
    [
      underKeys('"ForAnyValue:StringEquals": {|}'),
      'aws:TagKeys',
      underKeys('"ForAnyValue:StringEquals": {"aws:TagKeys": [""]}'),
    ],
    [underKeys('|}'), 'Bool', underKeys('"Bool": {\n\t"": ""\n}}')],
    [inStatement('"Principal": |'), 'AWS', inStatement('"Principal": {\n\t"AWS": ""\n}')],
  ])('at %s: %s', (source, label, expected) => {
    const type = source.includes('Principal') ? 'trust' : 'identity'
    expect(taken(source, label, type)).toBe(expected)
  })

  test('makes a whole policy of each type', () => {
    expect(JSON.parse(taken('|', 'Policy'))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '', Resource: '*' }],
    })
    expect(JSON.parse(taken('|', 'Policy', 'trust'))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: '' }, Action: 'sts:AssumeRole' }],
    })
    expect(JSON.parse(taken('{"Statement": |}', 'Deny statement', 'rcp'))).toEqual({
      Statement: [{ Effect: 'Deny', Principal: '*', Action: '', Resource: '*' }],
    })
  })
})
