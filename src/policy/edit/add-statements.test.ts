import { expect, test } from 'vitest'
import { expectInProportion } from '../testing/cpu-time.ts'
import { addStatements, statementsIn } from './add-statements.ts'

const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const unfilled = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [],
      "Resource": "*"
    }
  ]
}
`
const filled = unfilled.replace('"Action": []', '"Sid": "Read",\n      "Action": "sqs:*"')

test('a statement that nobody has filled makes room', () => {
  const text = addStatements(unfilled, [read]) ?? ''
  expect(JSON.parse(text)).toEqual({ Version: '2012-10-17', Statement: [read] })
  expect(text).toContain('\n      "Action": "s3:GetObject"')
})

test.each([
  ['resources', '"Resource": ["arn:aws:s3:::reports/*"]'],
  ['what is not meant', '"Resource": "*",\n      "NotAction": "iam:*"'],
  ['a condition', '"Resource": "*",\n      "Condition": {"Bool": {"aws:SecureTransport": "true"}}'],
  ['principals', '"Resource": "*",\n      "Principal": {"AWS": "111122223333"}'],
  ['an element that nobody knows', '"Resource": "*",\n      "Comment": "to be done"'],
])('a statement without an action in which somebody has written %s stays', (_, written) => {
  const begun = unfilled.replace('"Resource": "*"', written)
  const text = addStatements(begun, [read]) ?? ''
  expect(JSON.parse(text).Statement).toEqual([JSON.parse(begun).Statement[0], read])
})

test('others stay as they are written, and a Sid that is taken gets another end', () => {
  const text = addStatements(filled, [read, read]) ?? ''
  expect(text.startsWith(filled.slice(0, filled.indexOf('\n  ]')))).toBe(true)
  expect(JSON.parse(text).Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
    'Read',
    'Read2',
    'Read3',
  ])
})

test('an empty text becomes a policy, a broken one stays', () => {
  expect(JSON.parse(addStatements('', [read]) ?? '')).toEqual({ Version: '2012-10-17', Statement: [read] })
  expect(addStatements('{"Statement": [', [read])).toBeUndefined()
})

test('members that are called as members of every object are kept', () => {
  const [statement] = statementsIn('{"Statement": {"Sid": "Read", "__proto__": {"Effect": "Deny"}}}') ?? []
  if (statement === undefined) throw new Error('a statement is expected')
  const text = addStatements(filled, [statement]) ?? ''
  expect(text).toContain('"Sid": "Read2"')
  expect(text).toContain('"__proto__": {')
})

test('a file of a megabyte is added in time that grows with it', () => {
  const file = (count: number) =>
    `{"Statement": [${Array(count).fill('{"Sid": "Same", "Effect": "Allow"}').join()}]}`
  expectInProportion(file, 8_000, text => addStatements(filled, statementsIn(text) ?? []))
})

test.each([
  ['{"Statement": {"Effect": "Allow", "Action": "s3:*", "Action": "sqs:*"}}', undefined],
  ['{"Statement": {"Effect": "Allow"}}', [{ Effect: 'Allow' }]],
  ['{"Statement": [{"Effect": "Allow"}, {"Effect": "Deny"}]}', [{ Effect: 'Allow' }, { Effect: 'Deny' }]],
  ['{"Statement": []}', undefined],
  ['{"Statement": [1]}', undefined],
  ['{}', undefined],
  ['[]', undefined],
  ['no JSON', undefined],
])('the statements in %s', (text, statements) => {
  expect(statementsIn(text)).toEqual(statements)
})
