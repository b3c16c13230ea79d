import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policy } from '../evaluate/test-arbitraries.ts'
import type { PolicySymbol } from './language.ts'
import { policySymbols } from './policy-symbols.ts'

const outline = (symbols: readonly PolicySymbol[], step = ''): readonly string[] =>
  symbols.flatMap(({ name, detail, children }) => [
    `${step}${name} | ${detail}`,
    ...outline(children, `${step}  `),
  ])

test('an outline has statements by their Sid or number, with their elements', () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Read', Effect: 'Allow', Action: ['s3:Get*', 's3:List*', 'sqs:*'], Resource: '*' },
      {
        Effect: 'Deny',
        NotAction: 'iam:*',
        Resource: ['*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:username': ['a', 'b'] } },
      },
    ],
  })
  expect(outline(policySymbols(text))).toEqual([
    'Version | 2012-10-17',
    'Read | Allow s3:Get* and 2 more',
    '  Sid | Read',
    '  Effect | Allow',
    '  Action | s3:Get* and 2 more',
    '  Resource | *',
    'Statement 2 | Deny all but iam:*',
    '  Effect | Deny',
    '  NotAction | iam:*',
    '  Resource | *',
    '  Condition | ',
    '    Bool | ',
    '      aws:SecureTransport | false',
    '    StringEquals | ',
    '      aws:username | a and 1 more',
  ])
})

test('of half a policy there is what can be read', () => {
  expect(outline(policySymbols('{"Version": , "Statement": [{"Effect": "Allow", "Action": "s3:'))).toEqual([
    'Version | ',
    'Statement 1 | Allow s3:',
    '  Effect | Allow',
    '  Action | s3:',
  ])
  expect(policySymbols('')).toEqual([])
  expect(policySymbols('[1]')).toEqual([])
  expect(outline(policySymbols('{"Statement": 5, "": {}}'))).toEqual(['Statement 1 | ', '"" | '])
})

test('what is selected lies in its part, and parts in each other', () => {
  const check = (symbols: readonly PolicySymbol[], from: number, to: number) => {
    for (const { offset, length, selection, children, name } of symbols) {
      expect(name).not.toBe('')
      expect(offset >= from && offset + length <= to).toBe(true)
      expect(selection.offset >= offset && selection.offset + selection.length <= offset + length).toBe(true)
      check(children, offset, offset + length)
    }
  }
  fc.assert(
    fc.property(policy, fc.nat(), (value, cut) => {
      const whole = JSON.stringify(value)
      const text = whole.slice(0, cut % (whole.length + 1))
      check(policySymbols(text), 0, text.length)
    }),
  )
})
