import { expect, test } from 'vitest'
import { tagChanges } from './tags-field.tsx'

test('only what differs is sent', () => {
  const saved = [
    { Key: 'team', Value: 'red' },
    { Key: 'site', Value: 'lab' },
    { Key: 'old', Value: '' },
  ]
  const edited = [
    { key: 'team', value: 'blue', existing: true },
    { key: 'site', value: 'lab', existing: true },
    { key: 'old', value: '', existing: true, markedForRemoval: true },
    { key: 'new', value: '', existing: false },
  ]
  expect(tagChanges(saved, edited)).toEqual({
    set: [
      { Key: 'team', Value: 'blue' },
      { Key: 'new', Value: '' },
    ],
    removed: ['old'],
  })
})
