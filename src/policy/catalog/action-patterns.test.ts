import { expect, test } from 'vitest'
import { actionPatterns, levelCounts } from './action-patterns.ts'
import { actionsMatching } from './actions-matching.ts'
import { bundledCatalog } from './bundled-catalog.ts'
import { openCatalog } from './open-catalog.ts'

const catalog = await openCatalog(bundledCatalog)

test('the patterns of every service cover what they say', () => {
  const wrong = [...catalog.entries.values()].flatMap(entry =>
    actionPatterns(entry)
      .filter(({ text, names }) => names.length !== actionsMatching(catalog, text).length)
      .map(({ text }) => text),
  )
  expect(wrong).toEqual([])
})

test('all actions come first, then the verbs of most actions, and no verb of one', () => {
  const entry = catalog.entries.get('sqs')
  const patterns = entry === undefined ? [] : actionPatterns(entry)
  expect(patterns.map(({ text }) => text).slice(0, 3)).toEqual(['sqs:*', 'sqs:List*', 'sqs:Delete*'])
  expect(patterns.every(({ names }) => names.length > 1)).toBe(true)
})

test('levels are counted in the order of AWS', () => {
  const entry = catalog.entries.get('sqs')
  expect(entry && levelCounts(['sendmessage', 'listqueues', 'tagqueue', 'deletequeue'], entry)).toBe(
    '1 Read, 2 Write, 1 Tagging',
  )
})
