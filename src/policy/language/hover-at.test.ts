import { describe, expect, test } from 'vitest'
import { contextOf } from '../testing/language.ts'
import { marked } from '../testing/marked.ts'
import type { PolicyType } from '../validate/rule.ts'
import { hoverAt } from './hover-at.ts'

const inStatement = (rest: string) => `{"Version": "2012-10-17", "Statement": [{${rest}}]}`
const underKeys = (rest: string, action = '["s3:ListBucket", "s3:GetObject"]') =>
  inStatement(`"Action": ${action}, "Condition": {${rest}}`)

const userGuide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference'

const hover = (source: string, type: PolicyType = 'identity') => {
  const { text, offset } = marked(source)
  const found = hoverAt(text, offset, contextOf(type))
  return found && { ...found, text: text.slice(found.range.offset, found.range.offset + found.range.length) }
}

describe('what is said of', () => {
  test.each<[string, string, string, readonly string[], string | undefined]>([
    [
      'an element',
      inStatement('|"Effect": "Deny"'),
      '"Effect"',
      ['Effect', 'Whether'],
      `${userGuide}/reference_policies_elements_effect.html`,
    ],
    [
      'an element of the policy',
      '{"Ver|sion": "2012-10-17"}',
      '"Version"',
      ['Version', 'The version'],
      `${userGuide}/reference_policies_elements_version.html`,
    ],
    [
      'an effect',
      inStatement('"Effect": "De|ny"'),
      '"Deny"',
      ['Deny', 'The statement takes access away'],
      `${userGuide}/reference_policies_elements_effect.html`,
    ],
    [
      'an action',
      inStatement('"Action": "s3:getob|ject"'),
      '"s3:getobject"',
      ['s3:GetObject · Read · Amazon S3'],
      `${reference}/list_amazons3.html`,
    ],
    [
      'an action in a list',
      inStatement('"Action": ["a", "|iam:CreateUser"]'),
      '"iam:CreateUser"',
      ['iam:CreateUser · Write · AWS Identity and Access Management (IAM)'],
      `${reference}/list_awsidentityandaccessmanagementiam.html`,
    ],
    [
      'a pattern',
      inStatement('"Action": "sqs:List*|"'),
      '"sqs:List*"',
      ['sqs:List* covers 4 actions', '4 Read', 'sqs:ListDeadLetterSourceQueues, sqs:List'],
      `${reference}/list_amazonsqs.html`,
    ],
    [
      'a pattern of many',
      inStatement('"Action": "s3:|*"'),
      '"s3:*"',
      ['s3:* covers 1', '', 's3:'],
      `${reference}/list_amazons3.html`,
    ],
    [
      'a pattern of nothing',
      inStatement('"Action": "s3:|Nothing*"'),
      '"s3:Nothing*"',
      ['s3:Nothing* covers no action that is known'],
      undefined,
    ],
    ['the lone star', inStatement('"Action": "|*"'), '"*"', ['Every action of every service'], undefined],
    [
      'a service',
      inStatement('"Action": "|sqs:"'),
      '"sqs:"',
      ['Amazon SQS', '20 actions: '],
      `${reference}/list_amazonsqs.html`,
    ],
    [
      'a service that is closed',
      inStatement('"Action": "|macie:"'),
      '"macie:"',
      ['macie', 'AWS has closed this service.'],
      undefined,
    ],
    ['every resource', inStatement('"Resource": "|*"'), '"*"', ['Every resource'], undefined],
    [
      'a resource',
      inStatement('"Resource": "arn:aws:iam::111122223333:user/|ann"'),
      '"arn:aws:iam::111122223333:user/ann"',
      [
        'AWS Identity and Access Management (IAM) · user',
        `arn:\${Partition}:iam::\${Account}:user/\${UserNameWithPath}`,
        'Partition "aws", no region, account 111122223333 (this one), resource "user/ann"',
      ],
      `${reference}/list_awsidentityandaccessmanagementiam.html`,
    ],
    [
      'a resource of a service that is not loaded',
      inStatement('"Resource": "arn:aws:sns:*:*:|x"'),
      '"arn:aws:sns:*:*:x"',
      ['Amazon SNS · a resource', 'Partition "aws", region any, account any, resource "x"'],
      `${reference}/list_amazonsns.html`,
    ],
    [
      'a variable',
      inStatement(`"Resource": "arn:aws:s3:::b/\${aws:user|name}"`),
      'aws:username',
      [
        'The value of aws:username · String',
        'The name of the user',
        'Where the request has no such key, the text',
      ],
      `${userGuide}/reference_policies_condition-keys.html#condition-keys-username`,
    ],
    [
      'a variable with a default',
      inStatement('"Resource": "arn:aws:s3:::b/$|{aws:PrincipalTag/team, \'x\'}"'),
      "aws:PrincipalTag/team, 'x'",
      [
        `The value of aws:PrincipalTag/\${TagKey} · String`,
        'The value of a tag',
        "Where the request has no such key: 'x'",
      ],
      `${userGuide}/reference_policies_condition-keys.html#condition-keys-principaltag`,
    ],
    [
      'a variable for a character',
      inStatement(`"Resource": "arn:aws:s3:::b/\${|*}"`),
      '*',
      ['The character "*" itself'],
      undefined,
    ],
    [
      'a type of principals',
      inStatement('"Principal": {"|AWS": "*"}'),
      '"AWS"',
      ['AWS', 'Accounts, users'],
      undefined,
    ],
    [
      'an account',
      inStatement('"Principal": {"AWS": "arn:aws:iam::111122223333:|root"}'),
      '"arn:aws:iam::111122223333:root"',
      ['Account 111122223333 (this one)', 'All of its'],
      undefined,
    ],
    [
      'a bare account id',
      inStatement('"Principal": {"AWS": ["|444455556666"]}'),
      '"444455556666"',
      ['Account 444455556666', 'All of its'],
      undefined,
    ],
    [
      'a role',
      inStatement('"Principal": {"AWS": "arn:aws:iam::444455556666:role/ops/|deploy"}'),
      '"arn:aws:iam::444455556666:role/ops/deploy"',
      ['Every session of the role deploy of account 444455556666'],
      undefined,
    ],
    [
      'a session',
      inStatement('"Principal": {"AWS": "arn:aws:sts::111122223333:assumed-role/deploy/|x"}'),
      '"arn:aws:sts::111122223333:assumed-role/deploy/x"',
      ['The role session x of this account'],
      undefined,
    ],
    [
      'somebody who is gone',
      inStatement('"Principal": {"AWS": "AIDA|EXAMPLE"}'),
      '"AIDAEXAMPLE"',
      ['A user that is gone, by its unique id'],
      undefined,
    ],
    ['everybody', inStatement('"Principal": "|*"'), '"*"', ['Everybody, the anonymous included'], undefined],
    [
      'an operator',
      underKeys('"|StringLike": {}'),
      '"StringLike"',
      [
        'StringLike',
        'Holds when the text matches one of the patterns',
        'Does not hold when the key is absent.',
      ],
      `${userGuide}/reference_policies_elements_condition_operators.html#Conditions_String`,
    ],
    [
      'an operator of a set',
      underKeys('"ForAllValues:|StringEquals": {}'),
      '"ForAllValues:StringEquals"',
      [
        'ForAllValues:StringEquals',
        'Holds when every text of the key is one of the values',
        'Holds as well when the key is absent or has no value.',
      ],
      `${userGuide}/reference_policies_elements_condition_operators.html#Conditions_String`,
    ],
    [
      'an operator for absent keys',
      underKeys('"|BoolIfExists": {}'),
      '"BoolIfExists"',
      [
        'BoolIfExists',
        'Holds when the truth value is one of the values.',
        'Holds as well when the key is absent.',
      ],
      `${userGuide}/reference_policies_elements_condition_operators.html#Conditions_IfExists`,
    ],
    [
      'a key of some of the actions',
      underKeys('"StringLike": {"s3:pre|fix": "x"}'),
      '"s3:prefix"',
      ['s3:prefix · String', 'Carried by 1 of the statement’s 2 actions: ListBucket'],
      `${reference}/list_amazons3.html`,
    ],
    [
      'a key of all of the actions',
      underKeys('"StringLike": {"s3:auth|type": "x"}'),
      '"s3:authtype"',
      ['s3:authType · String', 'All of the statement’s actions carry it.'],
      `${reference}/list_amazons3.html`,
    ],
    [
      'a key of none of the actions',
      underKeys('"StringLike": {"|aws:RequestTag/team": "x"}'),
      '"aws:RequestTag/team"',
      [
        `aws:RequestTag/\${TagKey} · String`,
        'The value of a tag that',
        'None of the statement’s actions carries it.',
      ],
      `${userGuide}/reference_policies_condition-keys.html#condition-keys-requesttag`,
    ],
    [
      'a key of every request',
      underKeys('"Bool": {"aws:|SecureTransport": "x"}'),
      '"aws:SecureTransport"',
      ['aws:SecureTransport · Bool', 'Whether the request came by TLS.'],
      `${userGuide}/reference_policies_condition-keys.html#condition-keys-securetransport`,
    ],
  ])('%s', (_, source, text, lines, page) => {
    const found = hover(source)
    expect(found?.text).toBe(text)
    expect(
      found?.lines.slice(0, lines.length).map((line, index) => line.slice(0, lines[index]?.length)),
    ).toEqual(lines)
    expect(found?.page).toBe(page)
  })

  test.each([
    ['white space', inStatement('"Effect":| "Deny"')],
    ['a bracket', inStatement('"Action": |["s3:*"]')],
    ['a comma', inStatement('"Effect": "Deny"|, "Action": "s3:*"')],
    ['an unknown element', inStatement('"|Foo": 1')],
    ['an unknown action', inStatement('"Action": "s3:|Foo"')],
    ['a resource that is no ARN', inStatement('"Resource": "|foo"')],
    ['an unknown operator', underKeys('"|Foo": {}')],
    ['the end', `${inStatement('')}|`],
  ])('%s: nothing', (_, source) => {
    expect(hover(source)).toBeUndefined()
  })

  test('an action in AWS’s words, and where nothing is loaded its level only', () => {
    expect(hover(inStatement('"Action": "|sqs:SendMessage"'))?.lines).toContain(
      'Deliver a message to the specified queue.',
    )
    expect(hover(inStatement('"Action": "|sns:Publish"'))?.lines).toEqual([
      'sns:Publish · Write · Amazon SNS',
    ])
  })

  test('an action: what it takes, and the first of its keys', () => {
    expect(hover(inStatement('"Action": "|iam:PassRole"'))?.lines.slice(-2)).toEqual([
      'Resources: role (always)',
      'Condition keys: iam:AssociatedResourceArn, iam:PassedToService',
    ])
    expect(hover(inStatement('"Action": "|s3:ListAllMyBuckets"'))?.lines).toContain(
      'Takes no resource; its Resource is "*".',
    )
  })
})
