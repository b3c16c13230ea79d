import { expect, test } from 'vitest'
import { contextOf } from '../testing/language.ts'
import { marked } from '../testing/marked.ts'
import type { PolicyType } from '../validate/rule.ts'
import { servicesToLoad } from './services-to-load.ts'

test.each<[PolicyType, string | undefined, string, string[]]>([
  ['identity', undefined, '{"Statement": [{"Action": "|', []],
  ['identity', undefined, '{"Statement": [{"Action": "sn|', []],
  ['identity', undefined, '{"Statement": [{"Action": "SNS:|', ['sns']],
  ['identity', undefined, '{"Statement": [{"Action": sns:Pub|', ['sns']],
  ['identity', undefined, '{"Statement": [{"Resource": "arn:aws:sns:|', ['sns']],
  ['identity', undefined, '{"Statement": [{"Condition": {"StringLike": {"s3:|', ['s3']],
  ['identity', undefined, '{"Statement": [{"Action": "sqs:*"}, {"Action": "lambda:I|', ['lambda', 'sqs']],
  ['resource', 'kms', '{|', ['kms']],
  ['trust', undefined, '{|', ['sts']],
])('in a policy of type %s of %s at %s', (type, service, source, expected) => {
  const { text, offset } = marked(source)
  expect([...servicesToLoad(text, offset, contextOf(type, service))].sort()).toEqual(expected)
})
