import { expect, test } from 'vitest'
import { mfaKindOf, mfaKindsInWords, mfaNameOf } from './mfa-device.ts'

test.each([
  ['arn:aws:iam::111122223333:mfa/alice-phone', 'virtual', 'alice-phone'],
  ['arn:aws:iam::111122223333:mfa/team/alice', 'virtual', 'alice'],
  ['arn:aws:iam::111122223333:u2f/user/alice/laptop-ABCDEFGHIJKLMNOPQRST', 'passkey', 'laptop'],
  ['arn:aws:iam::111122223333:u2f/user/alice/my-key', 'passkey', 'my-key'],
  ['GAHT12345678', 'hardware', 'GAHT12345678'],
])('%s is %s and called %s', (serial, kind, name) => {
  expect([mfaKindOf(serial), mfaNameOf(serial)]).toEqual([kind, name])
})

test('devices are counted by kind', () => {
  const phone = 'arn:aws:iam::111122223333:mfa/phone'
  expect(mfaKindsInWords([phone, 'GAHT12345678', `${phone}-2`])).toEqual(['Virtual (2)', 'Hardware'])
  expect(mfaKindsInWords([])).toEqual([])
})
