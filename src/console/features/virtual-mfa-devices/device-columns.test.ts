import { expect, test } from 'vitest'
import { ownerOf } from './device-columns.tsx'

test('a device is a user’s, the root user’s or nobody’s', () => {
  const SerialNumber = 'arn:aws:iam::111122223333:mfa/phone'
  const User = { UserName: 'jane', Arn: 'arn:aws:iam::111122223333:user/jane' } as never
  const root = { Arn: 'arn:aws:iam::111122223333:root' } as never
  expect(ownerOf({ SerialNumber, User })).toBe('jane')
  expect(ownerOf({ SerialNumber, User: root })).toBe('Root user')
  expect(ownerOf({ SerialNumber })).toBeUndefined()
})
