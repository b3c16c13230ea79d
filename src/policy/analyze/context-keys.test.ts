import { expect, test } from 'vitest'
import { contextKeys } from './context-keys.ts'

const policy = (statement: object, Version = '2012-10-17') =>
  JSON.stringify({ Version, Statement: { Effect: 'Allow', Action: '*', ...statement } })

test.each<readonly [title: string, text: string, keys: readonly string[]]>([
  [
    'keys of conditions, each once in its first letter case',
    policy({
      Resource: '*',
      Condition: { StringEquals: { 'aws:Username': 'a' }, Bool: { 'AWS:USERNAME': 'b', 's3:prefix': 'c' } },
    }),
    ['aws:Username', 's3:prefix'],
  ],
  [
    'variables in resources and in values, but no characters',
    policy({
      NotResource: `arn:aws:s3:::b/\${aws:userid}/\${*}/\${aws:PrincipalTag/Team, 'none'}`,
      Condition: {
        StringLike: { 's3:prefix': [`\${aws:username}*`, `\${$}{x}`] },
        Bool: { 'a:b': `\${c:d}` },
      },
    }),
    ['s3:prefix', 'a:b', 'aws:userid', 'aws:PrincipalTag/Team', 'aws:username'],
  ],
  ['no variables in the old language', policy({ Resource: `arn:aws:s3:::\${aws:userid}` }, '2008-10-17'), []],
  [
    'names of prototypes',
    policy({ Resource: '*', Condition: { Null: { ['__proto__']: 'true' } } }),
    ['__proto__'],
  ],
  ['nothing in what is no policy', '{', []],
])('%s', (_, text, keys) => {
  expect(contextKeys(text)).toEqual(keys)
})
