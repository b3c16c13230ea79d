import { expect, test } from 'vitest'
import { parsePolicy } from '../model/parse.ts'
import { catalog } from '../testing/language.ts'
import { wildcardNotes } from './wildcard-notes.ts'

const text = JSON.stringify({
  Statement: [
    { Effect: 'Allow', Action: ['sqs:List*', 'sqs:SendMessage', 'nobody:*'], Resource: '*' },
    { Effect: 'Deny', NotAction: 's3:GetObject?c?', Resource: '*' },
  ],
})

const notes = (offset: number, length: number) =>
  wildcardNotes(parsePolicy(text), { offset, length }, catalog)

test('every pattern has a note behind its closing quote, with the actions that it covers', () => {
  expect(notes(0, text.length)).toEqual([
    {
      offset: text.indexOf('sqs:List*"') + 10,
      pattern: 'sqs:List*',
      actions: [
        'sqs:ListDeadLetterSourceQueues',
        'sqs:ListMessageMoveTasks',
        'sqs:ListQueueTags',
        'sqs:ListQueues',
      ],
    },
    { offset: text.indexOf('nobody:*"') + 9, pattern: 'nobody:*', actions: [] },
    { offset: text.indexOf('?c?"') + 4, pattern: 's3:GetObject?c?', actions: ['s3:GetObjectAcl'] },
  ])
})

test('only what ends in the range is looked at', () => {
  expect(notes(0, text.indexOf('"Deny"')).map(({ pattern }) => pattern)).toEqual(['sqs:List*', 'nobody:*'])
})

test('of patterns of all services at once the first are told, so that other answers need not wait', () => {
  const open = Array.from({ length: 200 }, (_, index) => `*:Get${index}*`)
  const many = JSON.stringify({
    Statement: { Effect: 'Allow', Action: [...open, 'sqs:List*'], Resource: '*' },
  })
  const found = wildcardNotes(parsePolicy(many), { offset: 0, length: many.length }, catalog)
  expect(found.map(({ pattern }) => pattern)).toEqual([...open.slice(0, 30), 'sqs:List*'])
})
