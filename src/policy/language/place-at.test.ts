import { describe, expect, test } from 'vitest'
import { marked } from '../testing/marked.ts'
import { placeAt } from './place-at.ts'

const inStatement = (rest: string) => `{"Version": "2012-10-17", "Statement": [{${rest}`

describe('a cursor in a policy stands at', () => {
  test.each([
    // The policy.
    ['|', 'policy', ''],
    ['  |', 'policy', ''],
    ['{|', 'policyElement', ''],
    ['{|}', 'policyElement', ''],
    ['{"|"}', 'policyElement', ''],
    ['{Ver|', 'policyElement', ''],
    ['{"Version"|', 'other', 'Version'],
    ['{"Version": |', 'version', 'Version'],
    ['{"Version": "20|', 'version', 'Version'],
    ['{"Version": "2012-10-17"|', 'policyElement', ''],
    ['{"Version": "2012-10-17", |', 'policyElement', ''],
    ['{"Version": "2012-10-17"\n  "Sta|', 'policyElement', ''],
    ['{"Id": "a|"}', 'other', 'Id'],
    ['{} |', 'other', ''],
    // Statements.
    ['{"Statement": |}', 'statement', 'Statement'],
    ['{"Statement": [|', 'statement', 'Statement'],
    ['{"Statement": [{}, |]}', 'statement', 'Statement'],
    ['{"Statement": {|}}', 'statementElement', 'Statement'],
    [inStatement('|'), 'statementElement', 'Statement'],
    [inStatement('"Effect": "Allow", "|'), 'statementElement', 'Statement'],
    [inStatement('"Effect": "Allow"\n"|"\n"Resource": "*"}]}'), 'statementElement', 'Statement'],
    [inStatement('"Effect": |'), 'effect', 'Statement/Effect'],
    [inStatement('"Effect": "|"'), 'effect', 'Statement/Effect'],
    [inStatement('"Effect": Al|'), 'effect', 'Statement/Effect'],
    [inStatement('"Effect": \n|\n"Action": "*"'), 'effect', 'Statement/Effect'],
    [inStatement('"Effect" "Al|'), 'effect', 'Statement/Effect'],
    [inStatement('"Sid": "|"'), 'other', 'Statement/Sid'],
    [inStatement('"Foo": "|"'), 'other', 'Statement/Foo'],
    // Actions.
    [inStatement('"Action": "s3:|'), 'action', 'Statement/Action'],
    [inStatement('"Action": s3:Get|'), 'action', 'Statement/Action'],
    [inStatement('"Action": ["s3:GetObject", "|"]'), 'action', 'Statement/Action'],
    [inStatement('"Action": ["s3:GetObject" "|"]'), 'action', 'Statement/Action'],
    [inStatement('"Action": ["s3:GetObject", |'), 'action', 'Statement/Action'],
    [inStatement('"NotAction": [|]'), 'action', 'Statement/NotAction'],
    [inStatement('"Action": "s3:|,"Resource": "*"}]}'), 'action', 'Statement/Action'],
    [inStatement('"Action": "s3:|\n"Resource": "*"}]}'), 'action', 'Statement/Action'],
    [inStatement('"Action": ["s3:GetObject",\n"Resource": "|"'), 'resource', 'Statement/Resource'],
    [inStatement('"Action": ["s3:GetObject"}, {"|'), 'statementElement', 'Statement'],
    [inStatement('"Action": \n"Resource": "|"'), 'resource', 'Statement/Resource'],
    // Resources and variables.
    [inStatement('"NotResource": ["arn:|"]'), 'resource', 'Statement/NotResource'],
    [inStatement(`"Resource": "arn:aws:s3:::b/\${|`), 'variable', 'Statement/Resource'],
    [inStatement(`"Resource": "arn:aws:s3:::b/\${aws:us|}/*"`), 'variable', 'Statement/Resource'],
    [inStatement(`"Resource": "arn:aws:s3:::b/\${aws:username}|"`), 'resource', 'Statement/Resource'],
    [inStatement('"Resource": "arn:aws:s3:::b/$|{aws:username}"'), 'resource', 'Statement/Resource'],
    [inStatement(`"Resource": "$|{aws:username}"`), 'resource', 'Statement/Resource'],
    [inStatement(`"Resource": "|\${aws:username}"`), 'resource', 'Statement/Resource'],
    // Principals.
    [inStatement('"Principal": |'), 'principals', 'Statement/Principal'],
    [inStatement('"Principal": "|"'), 'principals', 'Statement/Principal'],
    [inStatement('"Principal": {|'), 'principalType', 'Statement/Principal'],
    [inStatement('"NotPrincipal": {"A|"'), 'principalType', 'Statement/NotPrincipal'],
    [inStatement('"Principal": {"AWS": "|"'), 'principal', 'Statement/Principal/AWS'],
    [inStatement('"Principal": {"Service": ["a", |]'), 'principal', 'Statement/Principal/Service'],
    // Conditions.
    [inStatement('"Condition": |'), 'condition', 'Statement/Condition'],
    [inStatement('"Condition": {"Str|'), 'operator', 'Statement/Condition'],
    [inStatement('"Condition": {"Bool": |'), 'keys', 'Statement/Condition/Bool'],
    [inStatement('"Condition": {"Bool": {"aws:|'), 'key', 'Statement/Condition/Bool'],
    [inStatement('"Condition": {"Bool": {aws:Sec|'), 'key', 'Statement/Condition/Bool'],
    [inStatement('"Condition": {"Bool": {"a": |'), 'value', 'Statement/Condition/Bool/a'],
    [inStatement('"Condition": {"StringLike": {"a/b": ["|"'), 'value', 'Statement/Condition/StringLike/a/b'],
    [inStatement(`"Condition": {"StringLike": {"a": "\${|"`), 'variable', 'Statement/Condition/StringLike/a'],
    [inStatement('"Condition": {"Bool": {}}, |'), 'statementElement', 'Statement'],
    // What is not the shape of a policy.
    ['[|', 'policy', ''],
    ['[{"Statement": [[[{"|', 'statementElement', 'Statement'],
    ['{"Statement": [{"Action": {"a": "|', 'other', 'Statement/Action/a'],
    ['}}]|', 'policy', ''],
  ])('%s', (source, kind, path) => {
    const { text, offset } = marked(source)
    const place = placeAt(text, offset, 'writing')
    expect([place.kind, place.path.join('/')]).toEqual([kind, path])
  })
})

test('what is written and what was typed of it are without quotes', () => {
  const { text, offset } = marked(inStatement('"Action": ["s3:Get|Object"'))
  const { cursor, typed, statement } = placeAt(text, offset, 'writing')
  expect([typed, cursor.written, text.substr(cursor.range.offset, cursor.range.length)]).toEqual([
    's3:Get',
    's3:GetObject',
    '"s3:GetObject"',
  ])
  expect(statement?.action?.values.map(({ value }) => value)).toEqual(['s3:GetObject'])
})

test('the statement around is known of a text that ends in the middle of it', () => {
  const { text, offset } = marked(
    inStatement('"Action": "s3:GetObject"}, {"Action": "sqs:*", "Resource": "|'),
  )
  expect(placeAt(text, offset, 'writing').statement?.action?.values[0]?.value).toBe('sqs:*')
})

test.each([
  ['a text with what is behind its cursor', '"Action": "s3:|Get"', '"s3:Get"'],
  ['a word', '"Action": s3:|Get, "Resource": "*"', 's3:Get'],
  ['nothing between two commas', '"Action": ["a", |, "b"]', ''],
  [
    'a text without a closing quote, up to the end of the line',
    '"Action": "s3:Ge|t\n"Resource": "*"',
    '"s3:Get',
  ],
  ['a text that has swallowed the next quote, up to the comma', '"Action": "s3:|,"Resource": "*"', '"s3:'],
  ['a value that stands behind the cursor', '"Effect": | "Allow"', ' "Allow"'],
  ['no name that stands behind the cursor', '"Effect": | "Action": "*"', ''],
  ['the inside of a variable', `"Resource": "arn:aws:s3:::b/\${aws:|username}/x"`, 'aws:username'],
  ['the key in a variable that lacks its brace', `"Resource": "arn:aws:s3:::b/\${aws:|/x"`, 'aws:'],
])('what would be replaced is %s', (_, rest, expected) => {
  const { text, offset } = marked(inStatement(rest))
  const { range } = placeAt(text, offset, 'writing')
  expect(text.slice(range.offset, range.offset + range.length)).toBe(expected)
})
