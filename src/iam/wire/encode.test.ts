import { expect, test } from 'vitest'
import { contractOf, services } from '../contract/contract.ts'
import { ServiceError } from '../errors.ts'
import { encodeError, encodeResult, escapeXml } from './encode.ts'
import { createRequestId } from './request-id.ts'
import { testHashes } from './test-hashes.ts'

test('a result, its lists, times, booleans and what it leaves out', () => {
  const output = {
    Users: [
      {
        UserName: 'a',
        CreateDate: new Date('2026-11-23T18:30:04.999Z'),
        Tags: [],
        PasswordLastUsed: undefined,
      },
    ],
    IsTruncated: false,
    NotOfTheApi: 'x',
  }
  expect(encodeResult(contractOf('ListUsers'), output, 'r-1')).toBe(
    '<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult>' +
      '<Users><member><UserName>a</UserName><CreateDate>2026-11-23T18:30:04Z</CreateDate><Tags></Tags></member></Users>' +
      '<IsTruncated>false</IsTruncated></ListUsersResult>' +
      '<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></ListUsersResponse>',
  )
})

test('no result element where there is no output', () => {
  expect(encodeResult(contractOf('DeleteUser'), {}, 'r')).toBe(
    '<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DeleteUserResponse>',
  )
})

test('maps and bytes', () => {
  expect(
    encodeResult(contractOf('GetAccountSummary'), { SummaryMap: { Users: 1, Groups: 0 } }, 'r'),
  ).toContain(
    '<SummaryMap><entry><key>Users</key><value>1</value></entry><entry><key>Groups</key><value>0</value></entry></SummaryMap>',
  )
  const large = new Uint8Array(100_000).fill(255)
  const xml = encodeResult(contractOf('GetCredentialReport'), { Content: large }, 'r')
  expect(xml).toContain(`<Content>${Buffer.from(large).toString('base64')}</Content>`)
})

test.each([
  ['<a href="x">&amp;</a>', '&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;'],
  ["it's\tfine\n", "it's\tfine\n"],
  ['a\r\nb', 'a&#xD;\nb'],
  ['\0\x01\x1f\x0b', '\ufffd\ufffd\ufffd\ufffd'],
  ['\ufffe\uffff', '\ufffd\ufffd'],
  ['😀 \ud83d \ude00', '😀 \ufffd \ufffd'],
])('%j is written as %j', (text, xml) => {
  expect(escapeXml(text)).toBe(xml)
})

test('errors say whose fault they are', () => {
  const refusal = new ServiceError('AccessDenied', 403, 'User <x> is not authorized', {
    EncodedMessage: 'a&b',
  })
  expect(encodeError(services.iam, refusal, 'r')).toBe(
    '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code>' +
      '<Message>User &lt;x&gt; is not authorized</Message><EncodedMessage>a&amp;b</EncodedMessage></Error><RequestId>r</RequestId></ErrorResponse>',
  )
  const failure = new ServiceError('ServiceFailure', 500, 'x')
  expect(encodeError(services.sts, failure, 'r')).toContain(
    'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Receiver</Type>',
  )
})

test('request ids are random UUIDs', () => {
  const ids = Array.from({ length: 50 }, () => createRequestId(testHashes))
  expect(new Set(ids).size).toBe(50)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
