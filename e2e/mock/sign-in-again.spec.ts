import type { Page } from '@playwright/test'
import { listen } from '../support/announcements.ts'
import { expect, test } from '../support/mock-test.ts'
import { againDialog, openAs, signInAgain } from '../support/sign-in.ts'
import { switchButton } from '../support/switch-role.ts'

const groupName = (page: Page) => page.getByRole('textbox', { name: 'User group name' })
const create = (page: Page) => page.getByRole('button', { name: 'Create user group', exact: true })
const banner = (page: Page) => page.getByRole('region', { name: 'Sign-in' })

/** Puts the clock forward until the session has so many minutes left: it has run on since the session began. */
async function untilMinutesAreLeft(page: Page, minutes: number): Promise<void> {
  const left = await page.evaluate(() => {
    const kept = /"expiration":"([^"]+)"/.exec(sessionStorage.getItem('gatehouse.sessions') ?? '')
    return Date.parse(kept?.[1] ?? '') - Date.now()
  })
  await page.clock.fastForward(left - minutes * 60_000)
}

test('a session that is about to end is renewed over a half-filled form', async ({ page }) => {
  await page.clock.install()
  await openAs(page, 'alice', '#/groups/create')
  await groupName(page).fill('Half-typed')
  await untilMinutesAreLeft(page, 12)
  await expect(banner(page)).toHaveCount(0)
  await untilMinutesAreLeft(page, 9)
  await expect(banner(page).getByRole('alert')).toContainText('Your session ends soon.')
  await expect(groupName(page)).toBeFocused()
  await untilMinutesAreLeft(page, 1.9)
  await expect(banner(page).getByRole('alert')).toContainText('ends within two minutes')

  await banner(page).getByRole('button', { name: 'Sign in again' }).click()
  await expect(againDialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(againDialog(page)).toBeHidden()
  await banner(page).getByRole('button', { name: 'Sign in again' }).click()
  await signInAgain(page, 'alice')
  await expect(banner(page)).toHaveCount(0)
  await expect(groupName(page)).toHaveValue('Half-typed')
  // Later than the first session lasted.
  await page.clock.fastForward('03:00:00')
  await create(page).click()
  await expect(page.getByRole('heading', { name: 'Half-typed', level: 1 })).toBeVisible()
})

test('a session that has ended keeps the page and the cursor, and a wrong password is told over it', async ({
  page,
}) => {
  await page.clock.install()
  const said = await listen(page)
  await openAs(page, 'alice', '#/groups/create')
  await groupName(page).fill('Half-typed')
  await page.clock.fastForward('12:00:01')
  await expect(againDialog(page)).toHaveAccessibleDescription(/Your session has ended/)
  const password = againDialog(page).getByLabel('Password', { exact: true })
  await expect(againDialog(page)).toContainText('Your session has ended.')
  await expect(password).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(againDialog(page)).toBeVisible()
  await password.fill('not-hers-1')
  await password.press('Enter')
  await expect(againDialog(page).getByRole('alert')).toContainText('Sign-in failed')
  expect(await said()).toContainEqual('Signing in…')
  expect((await said()).join(' ')).toContain('Sign-in failed')
  await signInAgain(page, 'alice')
  await expect(groupName(page)).toBeFocused()
  await expect(groupName(page)).toHaveValue('Half-typed')
})

test('a call that the service refused for a dead session is made when its person has signed in again', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/groups/create')
  await groupName(page).fill('Sent-once')
  await page.evaluate(() => window.gatehouseMock?.faults(['CreateGroup:ExpiredToken:times=1']))
  await create(page).click()
  await signInAgain(page, 'alice')
  await expect(page.getByRole('heading', { name: 'Sent-once', level: 1 })).toBeVisible()
})

test('under a role that outlives the sign-in, signing in again makes the role renewable', async ({
  page,
}) => {
  await page.clock.install()
  await openAs(page, 'alice', '#/switch-role?account=444455556666&roleName=SandboxOperator')
  await page.clock.fastForward('11:30:00')
  await switchButton(page).click()
  const role = page.getByRole('region', { name: 'Role session' })
  await expect(role).toBeVisible()
  await page.clock.fastForward('35:00')
  await expect(banner(page).getByRole('alert')).toContainText('Your own sign-in has ended.')
  await banner(page).getByRole('button', { name: 'Sign in again' }).click()
  await signInAgain(page, 'alice')
  await expect(banner(page)).toHaveCount(0)
  await role.getByRole('button', { name: 'Renew' }).click()
  await expect(role).toContainText('59 min left')
})
