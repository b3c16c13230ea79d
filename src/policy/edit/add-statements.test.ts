import { expect, test } from 'vitest'
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

test.each([
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
