import { expect, test } from 'vitest'
import type { Change } from '../../policy/analyze/difference.ts'
import { changeInWords } from './policy-difference.tsx'

const change = (actions: readonly string[], example: Partial<Change['example']>): Change => ({
  kind: 'newlyAllowed',
  actions,
  example: { action: actions[0] ?? '', resource: '*', context: [], ...example },
})

test.each([
  ['an action without resources', change(['s3:ListAllMyBuckets'], {}), 's3:ListAllMyBuckets'],
  [
    'on a resource that a statement names, under a condition',
    change(['s3:GetObject', 's3:PutObject'], {
      resource: 'arn:aws:s3:::lake/x',
      context: [['aws:SourceIp', '192.0.2.1']],
    }),
    's3:GetObject, s3:PutObject, for example on arn:aws:s3:::lake/x with aws:SourceIp 192.0.2.1',
  ],
  [
    'more actions than a line holds, on any resource',
    change(['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6', 'a:7', 'a:8'], { resource: 'arn:aws:a:::any-other' }),
    'a:1, a:2, a:3, a:4, a:5, a:6 and 2 more, for example on a resource that neither text names',
  ],
])('%s', (_name, given, words) => {
  expect(changeInWords(given)).toBe(words)
})
