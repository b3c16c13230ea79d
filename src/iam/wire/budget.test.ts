import { expect, test } from 'vitest'
import { leastCpuTime } from '../../policy/testing/cpu-time.ts'
import { contractOf } from '../contract/contract.ts'
import { decodeForm } from './decode.ts'
import { encodeResult } from './encode.ts'
import { parseForm } from './form.ts'
import { validateInput } from './validate.ts'

test('a large page is read and written within the budget of a request', () => {
  const listUsers = contractOf('ListUsers')
  const createUser = contractOf('CreateUser')
  const form = parseForm(
    'Action=CreateUser&Version=2010-05-08&UserName=ann&Path=%2Fa%2F&Tags.member.1.Key=a&Tags.member.1.Value=b',
  )
  const Users = Array.from({ length: 100 }, (_, index) => ({
    Path: '/team/',
    UserName: `user-${index}`,
    UserId: `AIDA${index}`,
    Arn: `arn:aws:iam::111122223333:user/team/user-${index}`,
    CreateDate: new Date(0),
  }))
  // Generous, since the machine is shared: ten times what it takes alone.
  const best = (run: () => unknown): number =>
    leastCpuTime(() => {
      for (let count = 0; count < 50; count++) run()
    }, 20) / 50
  const decoding = best(() => validateInput(createUser, decodeForm(form, createUser)))
  const encoding = best(() => encodeResult(listUsers, { Users, IsTruncated: false }, 'r'))
  expect(decoding).toBeLessThan(0.1)
  expect(encoding).toBeLessThan(3)
})
