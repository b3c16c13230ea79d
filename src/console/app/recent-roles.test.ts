import { expect, test } from 'vitest'
import {
  type RecentRole,
  readRecentRoles,
  recentId,
  withAlias,
  withFavourites,
  withoutRoles,
  withUsed,
} from './recent-roles.ts'

const role = (roleName: string, accountId = '444455556666') => ({
  accountId,
  roleName,
  displayName: '',
  color: '',
})
const names = (roles: readonly RecentRole[]) => roles.map(({ roleName }) => roleName)
const used = [role('A'), role('B'), role('C')].reduce(
  (roles, next, index) => withUsed(roles, next, index),
  [] as readonly RecentRole[],
)
const idOf = (name: string) => new Set([recentId(role(name))])

test('the last used comes first, and none is there twice', () => {
  expect(names(used)).toEqual(['C', 'B', 'A'])
  expect(names(withUsed(used, role('A'), 9))).toEqual(['A', 'C', 'B'])
})

test('roles of one name in two accounts are two', () => {
  expect(withUsed(used, role('A', '999900001111'), 9)).toHaveLength(4)
})

test('using a role again takes its new name and colour, and keeps it a favourite', () => {
  const favourite = withFavourites(used, idOf('A'), true)
  const [first] = withUsed(favourite, { ...role('A'), displayName: 'First', color: 'F2B0A9' }, 9)
  expect(first).toMatchObject({ roleName: 'A', displayName: 'First', color: 'F2B0A9', favourite: true })
})

test('favourites come first, and go back to their place when they are none any more', () => {
  const favourite = withFavourites(used, idOf('A'), true)
  expect(names(favourite)).toEqual(['A', 'C', 'B'])
  expect(names(withUsed(favourite, role('B'), 9))).toEqual(['A', 'B', 'C'])
  expect(names(withFavourites(favourite, idOf('A'), false))).toEqual(['C', 'B', 'A'])
})

test('a role can be removed', () => {
  expect(names(withoutRoles(used, idOf('B')))).toEqual(['C', 'A'])
})

test('the alias of an account is kept for all of its roles, and no news changes nothing', () => {
  const known = withAlias(used, '444455556666', 'acme-dev')
  expect(known.map(({ accountAlias }) => accountAlias)).toEqual(['acme-dev', 'acme-dev', 'acme-dev'])
  expect(withAlias(known, '444455556666', 'acme-dev')).toBe(known)
  expect(withAlias(known, '999900001111', 'other')).toBe(known)
  expect(withUsed(known, role('A'), 9)[0]?.accountAlias).toBe('acme-dev')
})

test('what was kept is read again, and what is none of it is left out', () => {
  const text = JSON.stringify([...used, { roleName: 'half' }, 7])
  expect(readRecentRoles(text)).toEqual(used.map(each => ({ ...each, accountAlias: undefined })))
  for (const broken of [null, '', '{', '{}', 'null']) expect(readRecentRoles(broken)).toEqual([])
})
