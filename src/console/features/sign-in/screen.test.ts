import { expect, test } from 'vitest'
import { pathOf, screenAsked, screenAt } from './screen.ts'

test.each([
  ['/sign-in', { name: 'user' }],
  ['/sign-in/', { name: 'user' }],
  ['/sign-in/root', { name: 'root' }],
  ['/sign-in/acme', { name: 'user', account: 'acme' }],
  ['/sign-in/111122223333', { name: 'user', account: '111122223333' }],
  ['/sign-in/a%20b', { name: 'user', account: 'a b' }],
  ['/sign-in/100%', { name: 'user', account: '100%' }],
  ['/set-up', { name: 'set-up' }],
  ['/', undefined],
  ['/users', undefined],
  ['/sign-in/acme/more', undefined],
  ['/sign-inn', undefined],
])('%s', (path, screen) => {
  expect(screenAt(path)).toEqual(screen)
})

test.each(['/sign-in', '/sign-in/root', '/sign-in/acme', '/set-up'])('%s is the path of its screen', path => {
  const screen = screenAt(path)
  expect(screen && pathOf(screen)).toBe(path)
})

test.each([
  ['/', '', undefined],
  ['/', '#/users', undefined],
  ['/', '#/sign-in/acme', { name: 'user', account: 'acme' }],
  ['/', '#/sign-in/root?from=a-mail', { name: 'root' }],
  ['/', '#sign-in/acme', undefined],
  ['/sign-in/acme', '', { name: 'user', account: 'acme' }],
  ['/sign-in/acme', '#/users', { name: 'user', account: 'acme' }],
  ['/sign-in/acme', '#/sign-in/root', { name: 'root' }],
])('the address %s%s asks for a screen, or for the console', (pathname, hash, screen) => {
  expect(screenAsked({ pathname, hash })).toEqual(screen)
})
