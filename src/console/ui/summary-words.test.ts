import { expect, test } from 'vitest'
import { summarize } from '../../policy/analyze/summarize.ts'
import { bundledCatalog } from '../../policy/catalog/bundled-catalog.ts'
import { openCatalog } from '../../policy/catalog/open-catalog.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import { accessInWords, conditionsInWords, resourcesInWords } from './summary-words.ts'

const catalog = await openCatalog(bundledCatalog)

const allow = (statement: object) => ({ Effect: 'Allow', Resource: '*', ...statement })
const deny = (statement: object) => ({ Effect: 'Deny', Resource: '*', ...statement })

const wordsOf = (...statements: object[]): string[] => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const { denies, allows } = summarize(parsePolicy(text), catalog)
  return [...denies, ...allows].map(each =>
    [each.title, accessInWords(each), resourcesInWords(each), conditionsInWords(each)].join(' | '),
  )
}

test.each([
  ['everything', [allow({ Action: '*' })], ['All services | Full access | All resources | None']],
  [
    'a Deny of everything is no access',
    [deny({ Action: '*' }), allow({ Action: '*' })],
    [
      'All services | Every action | All resources | None',
      'All services | Every action that no Deny takes away | All resources | None',
    ],
  ],
  [
    'a part of a service, somewhere, under a condition',
    [
      allow({
        Action: ['sqs:SendMessage', 'sqs:TagQueue', 'sqs:UntagQueue'],
        Resource: 'arn:aws:sqs:*:*:orders',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'shop' } },
      }),
    ],
    [
      'Amazon SQS | Full: Tagging · Limited: Write | arn:aws:sqs:*:*:orders | StringEquals aws:PrincipalTag/team',
    ],
  ],
  [
    'all but some actions',
    [deny({ NotAction: ['iam:GetUser', 'sts:GetSessionToken'] })],
    ['All services | Every action but iam:GetUser, sts:GetSessionToken | All resources | None'],
  ],
  [
    'an action that nobody knows',
    [allow({ Action: 'sqs:Fetch', Resource: ['a', 'b', 'c', 'd', 'e'] })],
    ['Amazon SQS | sqs:Fetch | a, b, c and 2 more | None'],
  ],
  [
    'all but some resources',
    [{ Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: 'arn:aws:sqs:*:*:pay' }],
    ['Amazon SQS | Limited: Write | All but arn:aws:sqs:*:*:pay | None'],
  ],
])('%s', (_name, statements, expected) => {
  expect(wordsOf(...statements)).toEqual(expected)
})
