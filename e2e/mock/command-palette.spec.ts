import type { Page } from '@playwright/test'
import { personaAccessKeyId } from '../../mocks/seed/persona-access-key.ts'
import { watchCalls } from '../support/calls.ts'
import { expect, test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'
import { roleBanner } from '../support/switch-role.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or do' })
const field = (page: Page) => palette(page).getByRole('combobox')
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true })

const open = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

test('by the keyboard alone: tasks, names, ARNs, unique ids and access keys', async ({ page }) => {
  await openAs(page, 'alice', '#/')
  await test.step('a task', async () => {
    await open(page)
    await expect(chosen(page)).toHaveText('Create user')
    await page.keyboard.type('group new')
    await expect(chosen(page)).toHaveText('Create user group')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'User group name' })).toBeVisible()
    await expect(palette(page)).toHaveCount(0)
  })
  await test.step('a name, among others', async () => {
    await open(page)
    await page.keyboard.type('dev')
    await expect(palette(page).getByRole('group', { name: 'User groups' })).toContainText('Developers')
    const first = await chosen(page).textContent()
    await page.keyboard.press('ArrowDown')
    await expect(chosen(page)).not.toHaveText(first ?? '')
    await page.keyboard.press('ArrowUp')
    await expect(chosen(page)).toHaveText(first ?? '')
    await page.keyboard.press('ArrowUp')
    // From the first up is the last.
    await expect(palette(page).getByRole('option').last()).toHaveAttribute('aria-selected', 'true')
    await expect(field(page)).toBeFocused()
  })
  await test.step('a unique id, found by a part of its ARN', async () => {
    await field(page).fill('user/service/build')
    await expect(chosen(page)).toContainText('build-bot')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'build-bot', level: 1 })).toBeVisible()
    const id = (await page.getByText(/^AIDA[A-Z0-9]{17}$/).textContent()) ?? ''
    await page.goto('/#/')
    await open(page)
    await page.keyboard.type(id.toLowerCase())
    await expect(chosen(page)).toContainText('build-bot')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toHaveCount(0)
  })
  await test.step('an access key by its whole id', async () => {
    await open(page)
    await page.keyboard.type(personaAccessKeyId('bob'))
    await expect(chosen(page)).toContainText('of the user bob')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'bob', level: 1 })).toBeVisible()
    await expect(page.getByRole('tab', { name: 'Security credentials' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
  })
  await test.step('an access key by a part of its id, once it was seen', async () => {
    await open(page)
    await page.keyboard.type(personaAccessKeyId('bob').slice(-6))
    await expect(chosen(page)).toContainText('of the user bob')
    await expect(palette(page)).toContainText('1 so far')
    await field(page).fill(personaAccessKeyId('frank').slice(-6))
    await expect(palette(page).getByText('Nothing that has been read so far fits')).toBeVisible()
  })
})

test('the button in the top bar opens it, and a role that was used is switched to from it', async ({
  page,
}) => {
  await openAs(
    page,
    'alice',
    '#/switch-role?account=444455556666&roleName=SandboxOperator&displayName=Sandbox',
  )
  await page.getByRole('button', { name: 'Switch role', exact: true }).press('Enter')
  await expect(roleBanner(page)).toBeVisible()
  await page.getByRole('button', { name: /^Find or do/ }).press('Enter')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('switch back')
  await page.keyboard.press('Enter')
  await expect(page.getByText('and act as alice again')).toBeVisible()
  await open(page)
  await page.keyboard.type('sandbox')
  await expect(chosen(page)).toContainText('Sandbox')
  await page.keyboard.press('Enter')
  await expect(roleBanner(page)).toContainText('Sandbox')
})

test('lists that may not be read are named, and what there is to do is found all the same', async ({
  page,
}) => {
  await openAs(page, 'dave', '#/')
  await open(page)
  await expect(palette(page)).toContainText('no users, since you may not perform iam:ListUsers')
  await expect(palette(page)).toContainText('no roles, since you may not perform iam:ListRoles')
  await page.keyboard.type('own password')
  await expect(chosen(page)).toHaveText('My security credentials')
})

test('5,000 users are read once, and a keystroke takes no call and no 16 ms', async ({ page }) => {
  test.slow()
  await openAs(page, 'root@acme.example', '#/groups', '?seed=large')
  const calls = watchCalls(page)
  await open(page)
  await expect(palette(page)).toContainText('5,0', { timeout: 60_000 })
  await expect(palette(page).getByText('so far')).toContainText('none so far')
  const before = calls.all.length
  expect(calls.count('ListUsers')).toBeLessThanOrEqual(7)
  await page.keyboard.type('maria')
  await expect(chosen(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await open(page)
  await page.keyboard.type('anna')
  await expect(chosen(page)).toBeVisible()
  expect(calls.all.length).toBe(before)
})
