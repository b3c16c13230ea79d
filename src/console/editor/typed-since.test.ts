import { expect, test } from 'vitest'
import { typedSince } from './typed-since.ts'

test.each<[string, number, string, number | undefined]>([
  ['{"Action": ""}', 12, '{"Action": ""}', 0],
  ['{"Action": ""}', 12, '{"Action": "s3:"}', 3],
  ['', 0, '{', 1],
  // Typed before or behind the place, taken away, another line.
  ['{"Action": ""}', 12, '{ "Action": ""}', undefined],
  ['{"Action": ""}', 12, '{"Action": ""} ', undefined],
  ['{"Action": "s3"}', 14, '{"Action": ""}', undefined],
  ['{"Action": ""}', 12, '{"Action": "\n"}', undefined],
])('what was typed since %j at %i until %j', (before, offset, now, typed) => {
  expect(typedSince(before, offset, now)).toBe(typed)
})
