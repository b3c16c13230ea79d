import { expect, test } from 'vitest'
import { applyEdits } from '../model/edit.ts'
import type { PolicyCards, StatementCard } from './cards.ts'
import { addCondition, removeCondition, setConditionOperator } from './condition-acts.ts'
import type { ActEdits } from './element-edits.ts'
import { setServiceActions, setValues } from './list-acts.ts'
import { policyCards } from './policy-cards.ts'
import { setPrincipals } from './principal-acts.ts'
import { addStatement, duplicateStatement, moveStatement, removeStatement, setSid } from './statement-acts.ts'

type Act = (cards: PolicyCards, card: StatementCard) => ActEdits

const statementLines = (...lines: readonly string[]): string =>
  ['{', '  "Version": "2012-10-17",', '  "Statement": [', '    {', ...lines, '    }', '  ]', '}', ''].join(
    '\n',
  )

const inStatement: readonly (readonly [string, readonly string[], Act, readonly string[]])[] = [
  [
    'the first action makes a list of lines',
    ['      "Effect": "Allow",', '      "Action": []'],
    (cards, card) => setServiceActions(cards, card, 's3', ['s3:GetObject']),
    ['      "Effect": "Allow",', '      "Action": [', '        "s3:GetObject"', '      ]'],
  ],
  [
    'an action joins those of its service',
    ['      "Action": [', '        "s3:GetObject",', '        "iam:PassRole"', '      ]'],
    (cards, card) => setServiceActions(cards, card, 's3', ['s3:GetObject', 's3:PutObject']),
    [
      '      "Action": [',
      '        "s3:GetObject",',
      '        "s3:PutObject",',
      '        "iam:PassRole"',
      '      ]',
    ],
  ],
  [
    'lists stay on one line where lists do',
    ['      "Action": ["s3:GetObject", "s3:PutObject"],', '      "Resource": "*"'],
    (cards, card) => setValues(cards, card, 'Resource', ['*', 'x']),
    ['      "Action": ["s3:GetObject", "s3:PutObject"],', '      "Resource": ["*", "x"]'],
  ],
  [
    'a condition is written on lines of its own',
    ['      "Effect": "Allow",', '      "Action": "*"'],
    (cards, card) => addCondition(cards, card, 'Bool', 'aws:SecureTransport', ['true']),
    [
      '      "Effect": "Allow",',
      '      "Action": "*",',
      '      "Condition": {',
      '        "Bool": {',
      '          "aws:SecureTransport": "true"',
      '        }',
      '      }',
    ],
  ],
  [
    'a second key joins its operator',
    ['      "Condition": {', '        "Bool": {"a": "true"}', '      }'],
    (cards, card) => addCondition(cards, card, 'Bool', 'b', ['false']),
    ['      "Condition": {', '        "Bool": {"a": "true", "b": "false"}', '      }'],
  ],
  [
    'the last condition takes Condition with it',
    ['      "Effect": "Allow",', '      "Condition": {', '        "Bool": {"a": "true"}', '      }'],
    (_, card) => card.conditions[0] && removeCondition(card, card.conditions[0]),
    ['      "Effect": "Allow"'],
  ],
  [
    'a condition moves to another operator with the text of its values',
    [
      '      "Condition": {',
      '        "Bool": {"a": [ true ], "b": "true"},',
      '        "Null": {"c": "true"}',
      '      }',
    ],
    (cards, card) => card.conditions[0] && setConditionOperator(cards, card, card.conditions[0], 'Null'),
    [
      '      "Condition": {',
      '        "Bool": {"b": "true"},',
      '        "Null": {"c": "true", "a": [ true ]}',
      '      }',
    ],
  ],
  [
    'a Sid stands first, a Principal behind the effect',
    ['      "Effect": "Allow",', '      "Action": "*"'],
    (cards, card) => [
      ...(setSid(cards, card, 'All') ?? []),
      ...(setPrincipals(cards, card, 'AWS', ['1']) ?? []),
    ],
    [
      '      "Sid": "All",',
      '      "Effect": "Allow",',
      '      "Principal": {',
      '        "AWS": "1"',
      '      },',
      '      "Action": "*"',
    ],
  ],
]

test.each(inStatement)('%s', (_, before, act, after) => {
  const cards = policyCards(statementLines(...before))
  const [card] = cards.statements
  if (card === undefined) throw new Error('no statement')
  expect(applyEdits(cards.text, act(cards, card) ?? [])).toBe(statementLines(...after))
})

test.each<readonly [string, Act, string]>([
  [
    '{"Statement":[{"Sid":"a"},{"Sid":"b"}]}',
    (c, s) => moveStatement(c, s, 1),
    '{"Statement":[{"Sid":"b"},{"Sid":"a"}]}',
  ],
  ['{"Statement":[{"Sid":"a"},{"Sid":"b"}]}', removeStatement, '{"Statement":[{"Sid":"b"}]}'],
  ['{"Statement":{"Sid":"a"}}', removeStatement, '{"Statement":[]}'],
  ['{"Statement":{"Sid":"a"}}', duplicateStatement, '{"Statement":[{"Sid":"a"},{"Sid":"aCopy"}]}'],
  [
    '{"Statement":[{"Action":"*"}]}',
    c => addStatement(c, { Effect: 'Deny' }),
    '{"Statement":[{"Action":"*"},{"Effect":"Deny"}]}',
  ],
])('in %s', (before, act, after) => {
  const cards = policyCards(before)
  const [card] = cards.statements
  if (card === undefined) throw new Error('no statement')
  expect(applyEdits(before, act(cards, card) ?? [])).toBe(after)
})

test('a statement joins a list as its neighbours are laid out', () => {
  const before = statementLines('      "Effect": "Deny"')
  const after = applyEdits(before, addStatement(policyCards(before), { Effect: 'Allow', Action: [] }) ?? [])
  expect(after).toBe(
    statementLines(
      '      "Effect": "Deny"',
      '    },',
      '    {',
      '      "Effect": "Allow",',
      '      "Action": []',
    ),
  )
})

test('the first statement of an empty text makes a policy', () => {
  const cards = policyCards('')
  expect(JSON.parse(applyEdits('', addStatement(cards, { Effect: 'Allow' }) ?? []))).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow' }],
  })
})

test('nothing is changed in a text that is no JSON', () => {
  const cards = policyCards('{"Statement": [{"Effect": "Deny"}')
  const [card] = cards.statements
  expect(card && removeStatement(cards, card)).toBeUndefined()
  expect(addStatement(cards, {})).toBeUndefined()
})
