import { expect } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import {
  againDialog,
  expectSignedIn,
  mfaCode,
  openAs,
  submitCode,
  submitUserForm,
} from '../support/sign-in.ts'

testAccessibility('the second factor', page => page.goto('/').then(() => undefined), [
  {
    name: 'the code',
    show: async page => {
      await submitUserForm(page, personaNamed('alice'))
      await expect(mfaCode(page)).toBeFocused()
      await expect(page.getByRole('heading', { name: /^Toy authenticator/ })).toBeVisible()
    },
  },
  {
    name: 'a code that is none',
    show: async page => {
      await submitCode(page, '12345')
      await expect(mfaCode(page)).toHaveAttribute('aria-invalid', 'true')
    },
  },
  {
    name: 'refused codes',
    show: async page => {
      for (const code of ['000000', '000001']) {
        const answered = page.waitForResponse(response => response.url().endsWith('/sign-in/mfa-code'))
        await submitCode(page, code)
        await answered
        // While one is checked, no other one is taken.
        await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
      }
      await expect(page.getByRole('button', { name: 'Resync it with two codes' })).toBeVisible()
    },
  },
  {
    name: 'the resync of a device',
    show: async page => {
      await page.getByRole('button', { name: 'Resync it with two codes' }).click()
      await expect(page.getByLabel('Second code')).toBeVisible()
    },
  },
  {
    name: 'a form that has to wait after too many tries',
    show: async page => {
      await page.goto('/?fault=sign-in:user:Throttled:times=1')
      await submitUserForm(page, personaNamed('bob'))
      await expect(page.getByRole('alert')).toContainText('Too many tries')
    },
  },
])

testAccessibility(
  'the end of a session',
  async page => {
    await page.clock.install()
    await openAs(page, 'alice', '#/groups')
  },
  [
    {
      name: 'the warning',
      show: async page => {
        await page.clock.fastForward('11:52:00')
        await expect(page.getByRole('region', { name: 'Sign-in' })).toBeVisible()
      },
    },
    {
      name: 'the dialog',
      show: async page => {
        await page.clock.fastForward('10:00')
        await expect(againDialog(page)).toContainText('Your session has ended.')
      },
    },
    {
      name: 'the dialog with a refusal',
      show: async page => {
        await againDialog(page).getByLabel('Password', { exact: true }).fill('not-hers-1')
        await againDialog(page).getByRole('button', { name: 'Sign in', exact: true }).click()
        await expect(againDialog(page).getByRole('alert')).toBeVisible()
      },
    },
    {
      name: 'the dialog at the second factor',
      show: async page => {
        const { password } = personaNamed('alice')
        await againDialog(page).getByLabel('Password', { exact: true }).fill(password)
        await againDialog(page).getByRole('button', { name: 'Sign in', exact: true }).click()
        await expect(mfaCode(page)).toBeVisible()
      },
    },
  ],
)

testAccessibility('sessions side by side', page => openAs(page, 'carol', '#/groups'), [
  {
    name: 'the sign-in page beside a session',
    show: async page => {
      await page.goto('/#/sessions/add')
      await expect(page.getByRole('heading', { name: 'Signed in in this tab' })).toBeVisible()
    },
  },
  {
    name: 'the menu with another session',
    show: async page => {
      await submitUserForm(page, personaNamed('bob'))
      await expectSignedIn(page, 'bob')
      await page.getByRole('button', { name: 'bob' }).first().click()
      await expect(page.getByRole('menuitem', { name: /^carol/ })).toBeVisible()
    },
  },
  {
    name: 'the list of sessions',
    show: async page => {
      await page.goto('/#/sessions')
      await expect(page.getByRole('table', { name: 'Sessions' })).toBeVisible()
    },
  },
])
