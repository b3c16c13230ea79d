import { expect, test } from 'vitest'
import { type EntryKind, type Findable, findable } from './entry.ts'
import { find } from './find.ts'

const entry = (kind: EntryKind, title: string, ...words: string[]): Findable =>
  findable({ kind, id: `${kind} ${title}`, title, target: '/' }, ...words)

const account = [
  entry('task', 'Create user', 'add new person'),
  entry('task', 'Switch role', 'assume'),
  entry('user', 'alice', 'arn:aws:iam::111122223333:user/alice', 'AIDAALICE'),
  entry('user', 'create-bot', 'arn:aws:iam::111122223333:user/service/create-bot', 'AIDABOT'),
  entry('group', 'Administrators', 'arn:aws:iam::111122223333:group/Administrators', 'AGPAADMIN'),
  entry('policy', 'UserAdministration', 'arn:aws:iam::111122223333:policy/UserAdministration', 'ANPAUSER'),
]
const titles = (query: string) => find(account, query).map(({ entries }) => entries.map(({ title }) => title))

test.each([
  ['', [['Create user', 'Switch role']]],
  ['alice', [['alice']]],
  ['AIDAALICE', [['alice']]],
  ['aida', [['alice', 'create-bot']]],
  ['arn:aws:iam::111122223333:group/Administrators', [['Administrators']]],
  ['service/', [['create-bot']]],
  ['user create', [['Create user'], ['create-bot']]],
  ['person', [['Create user']]],
  ['no such thing', []],
])('“%s” finds the right things', (query, found) => {
  expect(titles(query)).toEqual(found)
})

test('the kind with the best find comes first, equally good ones in the order of kinds', () => {
  expect(find(account, 'admin').map(({ kind }) => kind)).toEqual(['group', 'policy'])
  expect(find(account, 'create').map(({ kind }) => kind)).toEqual(['task', 'user'])
})

test('a title comes before what only its ARN fits, whatever the order of the list', () => {
  const users = [entry('user', 'zoe', 'arn:aws:iam::111122223333:user/bob/zoe'), entry('user', 'bob')]
  expect(find(users, 'bob')[0]?.entries.map(({ title }) => title)).toEqual(['bob', 'zoe'])
})

test('a word may begin with a capital letter in the middle of a name', () => {
  const roles = [entry('role', 'Badminton'), entry('role', 'AccountAdmin')]
  expect(find(roles, 'admin')[0]?.entries.map(({ title }) => title)).toEqual(['AccountAdmin', 'Badminton'])
})

test('of many finds the best six are shown, and all are counted', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => entry('user', `user-${index}`))
  const [found] = find(many, 'user-499')
  expect(found?.entries.map(({ title }) => title)).toEqual([
    'user-499',
    'user-4990',
    'user-4991',
    'user-4992',
    'user-4993',
    'user-4994',
  ])
  expect(found?.total).toBe(11)
})
