import { expect, test } from 'vitest'
import { readableText } from './readable-text.ts'

test('a policy in one line gets lines', () => {
  expect(readableText('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"]}]}')).toBe(`{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3:*"
            ]
        }
    ]
}`)
})

test.each([
  ['one that has lines', '{ "Version":\n"2012-10-17" }'],
  ['no text', ''],
])('%s stays as it is', (_what, text) => {
  expect(readableText(text)).toBe(text)
})

test.each([
  ['a number that no computer number holds', '{"Condition":{"NumericEquals":{"a:b":12345678901234567890}}}'],
  ['a key that stands twice', '{"Sid":"a","Sid":"b"}'],
  ['white space within a text', '{"Sid":"a  b, c : d"}'],
  ['what is no JSON', '{"Sid":"a",,"Effect":'],
])('%s is kept', (_what, text) => {
  expect(readableText(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
})
