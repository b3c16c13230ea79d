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
    // Whatever is found later would come in between.
    await expect(palette(page)).toContainText(/\d AWS managed policies\./)
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
    await expect(palette(page)).toContainText('2 so far')
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
  await expect(chosen(page)).toContainText('Switch back')
  await page.keyboard.press('Enter')
  await expect(page.getByText('and act as alice again').first()).toBeVisible()
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

test('what was chosen stays chosen when more is found before it', async ({ page }) => {
  await openAs(page, 'alice', '#/', '?fault=ListGroups:latency=10000')
  await open(page)
  await page.keyboard.type('admin')
  await expect(palette(page).getByRole('option').nth(1)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  const before = (await chosen(page).textContent()) ?? ''
  await expect(palette(page).getByRole('group', { name: 'User groups' })).toContainText('Administrators')
  await expect(chosen(page)).toHaveText(before)
})

/** The goal: what is typed shows in the very next picture of the screen. */
const longestKeystroke = 16

/**
 * Types letter by letter, over and over, and gives the milliseconds that the page was busy with each, drawing
 * included. The shortest of each letter counts: whatever else the machine does only makes it longer.
 */
const keystrokes = (page: Page, texts: readonly string[]): Promise<readonly number[]> =>
  field(page).evaluate(async (input, all) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const shortest = new Map<string, number>()
    for (let round = 0; round < 5; round++) {
      for (const text of all) {
        for (let length = 1; length <= text.length; length++) {
          const typed = text.slice(0, length)
          const begin = performance.now()
          setValue?.call(input, typed)
          input.dispatchEvent(new InputEvent('input', { bubbles: true }))
          // React draws what an event changes in a microtask after it.
          await Promise.resolve()
          const took = performance.now() - begin
          shortest.set(typed, Math.min(took, shortest.get(typed) ?? took))
        }
      }
    }
    return [...shortest.values()]
  }, texts)

test('5,000 users and the rest are read once, and a keystroke takes no call and no time', async ({
  page,
}) => {
  test.slow()
  const calls = watchCalls(page)
  await openAs(page, 'root@acme.example', '#/', '?seed=large')
  await open(page)
  await expect(palette(page)).toContainText(
    /5,0\d\d users · 3\d\d user groups · 1,0\d\d roles · [\d,]+ policies · 1,\d\d\d AWS managed policies\./,
    {
      timeout: 60_000,
    },
  )
  await calls.settle()
  calls.clear()
  const took = await keystrokes(page, ['maria', 'user-4', 'arn:aws:iam', 'service-role/', 'aida7', 'zzz'])
  const sorted = took.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  process.stdout.write(
    `5,000 users: a keystroke in the palette takes ${median.toFixed(1)} ms, the slowest ${sorted.at(-1)?.toFixed(1)} ms\n`,
  )
  expect(median).toBeLessThan(longestKeystroke)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await open(page)
  await page.keyboard.type('1')
  await expect(chosen(page)).toBeVisible()
  expect(calls.all).toEqual([])
})
