import { expect, test } from 'vitest'
import { readCredentialReport } from './credential-report.ts'

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
const root =
  '<root_account>,arn:aws:iam::1:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A'
const alice =
  '"a,b",arn:aws:iam::1:user/x,2020-01-02T00:00:00Z,TRUE,2026-01-01T00:00:00+00:00,2025-01-01T00:00:00+00:00,N/A,false,false,2024-01-01T00:00:00+00:00,N/A,N/A,N/A,true,2024-02-01T00:00:00+00:00,2026-02-01T00:00:00+00:00,us-east-1,s3,true,2024-01-01T00:00:00+00:00,false,N/A'

test("what AWS's words leave open is absent", () => {
  expect(readCredentialReport([header, root].join('\n'))).toEqual([
    {
      name: '<root_account>',
      root: true,
      arn: 'arn:aws:iam::1:root',
      created: new Date('2020-01-01'),
      password: undefined,
      passwordLastUsed: undefined,
      passwordChanged: undefined,
      passwordNextRotation: undefined,
      mfa: true,
      keys: [],
      certificates: 0,
    },
  ])
})

test('an inactive key is there, and keeps its number', () => {
  const [user] = readCredentialReport([header, alice].join('\r\n'))
  expect(user).toMatchObject({ name: 'a,b', root: false, password: true, certificates: 1 })
  expect(user?.keys).toMatchObject([
    { number: 1, active: false, created: new Date('2024-01-01'), lastUsed: undefined },
    { number: 2, active: true, lastUsed: new Date('2026-02-01'), region: 'us-east-1', service: 's3' },
  ])
})

test('columns are found by their names, and what a backend leaves out is absent', () => {
  const [user] = readCredentialReport('mfa_active,user\ntrue,bob')
  expect(user).toMatchObject({ name: 'bob', mfa: true, keys: [], created: undefined })
})

test('an empty text holds nobody', () => {
  expect(readCredentialReport('')).toEqual([])
})
