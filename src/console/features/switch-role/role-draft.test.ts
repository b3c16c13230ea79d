import { expect, test } from 'vitest'
import { draftOf, roleOf, withRoleName } from './role-draft.ts'

const known = [
  { id: '111122223333', alias: 'acme' },
  { id: '444455556666', alias: 'acme-dev' },
]
const draft = (query: string) => draftOf(new URLSearchParams(query))

test('a link fills in the form as those of AWS do', () => {
  expect(
    draft('account=444455556666&roleName=ops/Deployer&displayName=Deploy+it&color=F2B0A9'),
  ).toMatchObject({
    account: '444455556666',
    roleName: 'ops/Deployer',
    displayName: 'Deploy it',
    color: 'F2B0A9',
  })
})

test.each(['color=%23f2b0a9', 'color=f2b0a9'])('a colour is the same in small letters: %s', query => {
  expect(draft(query).color).toBe('F2B0A9')
})

test.each(['color=123456', 'color=', 'color=url(x)', ''])(
  'a colour that is none of ours is none: %s',
  query => {
    expect(draft(query).color).toBe('')
  },
)

test.each([
  ['444455556666', '444455556666', 'acme-dev'],
  [' 4444-5555-6666 ', '444455556666', 'acme-dev'],
  ['acme-dev', '444455556666', 'acme-dev'],
  ['acme', '111122223333', 'acme'],
  ['999900001111', '999900001111', undefined],
])('the account %s is found', (account, accountId, accountAlias) => {
  const { role } = roleOf({ ...draft('roleName=/ops/Deployer'), account }, known)
  expect(role).toMatchObject({ accountId, accountAlias, roleName: 'ops/Deployer' })
})

test.each([
  ['', 'Enter the account that the role belongs to.'],
  ['4444', '“4444” is no account ID: it has 12 digits.'],
  [
    'other',
    "“other” is not an alias that is known here, and the service tells no aliases of other accounts: enter the account's 12 digits.",
  ],
])('the account “%s” is explained', (account, sentence) => {
  const { role, problems } = roleOf({ ...draft('roleName=Deployer'), account }, known)
  expect(role).toBeUndefined()
  expect(problems).toEqual({ account: sentence })
})

test.each(['', 'two words', 'a/'.concat('x'.repeat(65)), 'Ödipus'])('“%s” is no role name', roleName => {
  const { role, problems } = roleOf({ ...draft('account=acme'), roleName }, known)
  expect(role).toBeUndefined()
  expect(Object.keys(problems)).toEqual(['roleName'])
})

test('a display name has 64 characters at most', () => {
  const long = { ...draft('account=acme&roleName=x'), displayName: 'x'.repeat(65) }
  expect(Object.keys(roleOf(long, known).problems)).toEqual(['displayName'])
})

test('a pasted ARN fills in the account too', () => {
  expect(withRoleName(draft(''), 'arn:aws:iam::444455556666:role/ops/Deployer')).toMatchObject({
    account: '444455556666',
    roleName: 'ops/Deployer',
  })
})
