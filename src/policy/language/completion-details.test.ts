import { describe, expect, test } from 'vitest'
import { offered } from '../testing/language.ts'

const inStatement = (rest: string) => `{"Statement": [{${rest}`
const withAction = (action: string, rest: string) => inStatement(`"Action": "${action}", ${rest}`)
const underKeys = (rest: string) => withAction('s3:GetObject', `"Condition": {${rest}`)

describe('an offer says', () => {
  const offer = (source: string, label: string) => offered(source).find(each => each.label === label)

  test('of an action its access level', () => {
    expect(offer(inStatement('"Action": "s3:|'), 's3:GetObject')).toMatchObject({
      kind: 'action',
      detail: 'Read',
    })
  })

  test('of a pattern how many actions it covers', () => {
    expect(offer(inStatement('"Action": "sqs:|'), 'sqs:List*')).toMatchObject({
      detail: '4 actions',
      documentation: '4 Read',
    })
  })

  test('of a service its title, and that something follows', () => {
    expect(offer(inStatement('"Action": "|'), 's3')).toMatchObject({
      detail: 'Amazon S3',
      again: true,
      snippet: '"s3:$0"',
    })
  })

  test('of a resource type who takes it', () => {
    const source = inStatement('"Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "|"')
    expect(offer(source, `arn:aws:s3:::\${BucketName}`)?.detail).toBe('bucket · ListBucket')
  })

  test('of a key its type and which of the actions carry it', () => {
    const source = inStatement('"Action": ["s3:ListBucket", "s3:GetObject"], "Condition": {"StringLike": {"|')
    expect(offer(source, 's3:prefix')).toMatchObject({ detail: 'String · 1 of 2 actions here' })
    expect(offer(source, 's3:authType')).toMatchObject({ detail: 'String · every action here' })
    expect(offer(source, 'aws:username')).toMatchObject({
      detail: 'String · every request',
      documentation: 'The name of the user; absent for roles and the root user.',
    })
  })

  test('of an operator what it tests', () => {
    expect(offer(underKeys('|'), 'StringNotLikeIfExists')?.documentation).toBe(
      'Holds when the text matches none of the patterns, in which "*" and "?" are wildcards. Holds as well when the key is absent.',
    )
  })
})
