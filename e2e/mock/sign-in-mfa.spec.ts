import type { Page } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { listen } from '../support/announcements.ts'
import { expectAccessible } from '../support/axe.ts'
import { tabTo } from '../support/keyboard.ts'
import { expect, test } from '../support/mock-test.ts'
import { addVirtualAuthenticator, registerPasskey } from '../support/passkeys.ts'
import {
  expectConsole,
  mfaCode,
  openAs,
  signInButton,
  signOut,
  submitCode,
  submitUserForm,
} from '../support/sign-in.ts'
import { codeAt, freshCode, stepNow } from '../support/totp.ts'

const alice = personaNamed('alice')
const seed = alice.authenticatorSeed ?? ''
const refused = (page: Page) => page.getByRole('alert').filter({ hasText: 'Not accepted' })

/** Six digits that are none of those that are good now. */
async function wrongCode(page: Page, number: number): Promise<string> {
  const step = await stepNow(page)
  const good = new Set([-2, -1, 0, 1, 2].map(steps => codeAt(seed, step + steps)))
  const codes = Array.from({ length: 20 }, (_, index) => String(100_000 + 20 * number + index))
  return codes.find(code => !good.has(code)) ?? ''
}

const begin = async (page: Page): Promise<void> => {
  await page.goto('/')
  await submitUserForm(page, alice)
  await expect(mfaCode(page)).toBeFocused()
}

test('by the keyboard alone: password, a code typed in groups, and the console', async ({ page }) => {
  const { keyboard } = page
  await page.goto('/')
  await expect(page.getByLabel('Account ID or alias')).toBeFocused()
  for (const typed of [alice.account, alice.userName]) {
    await keyboard.type(typed)
    await keyboard.press('Tab')
  }
  await keyboard.type(alice.password)
  await keyboard.press('Enter')
  await expect(mfaCode(page)).toBeFocused()
  await expect(mfaCode(page)).toHaveAttribute('autocomplete', 'one-time-code')
  await expect(mfaCode(page)).toHaveAttribute('inputmode', 'numeric')
  const code = await freshCode(page, seed)
  await keyboard.type(`${code.slice(0, 3)} ${code.slice(3)}`)
  // Six digits are no word to send them.
  await expect(mfaCode(page)).toHaveValue(/ /)
  await tabTo(page, signInButton(page), 2)
  await keyboard.press('Enter')
  await expectConsole(page, 'alice')
})

test('refused codes are told at the field, and after two of them the device is resynced with two codes', async ({
  page,
}) => {
  await begin(page)
  await submitCode(page, '12345')
  await expect(mfaCode(page)).toHaveAccessibleDescription(/“12345” is no code: a code is six digits/)
  await expect(refused(page)).toHaveCount(0)
  const offer = page.getByRole('button', { name: 'Resync it with two codes' })
  for (const number of [1, 2]) {
    await expect(offer).toHaveCount(0)
    const answered = page.waitForResponse(response => response.url().endsWith('/sign-in/mfa-code'))
    await submitCode(page, await wrongCode(page, number))
    await answered
    await expect(refused(page)).toBeVisible()
    await expect(mfaCode(page)).toBeFocused()
  }
  await offer.click()
  const first = page.getByLabel('First code')
  const second = page.getByLabel('Second code')
  await expect(first).toBeFocused()
  // A device that is five minutes slow.
  const step = (await stepNow(page)) - 10
  await first.fill(codeAt(seed, step))
  await second.fill(codeAt(seed, step))
  await second.press('Enter')
  await expect(second).toHaveAccessibleDescription(/Both are the same code/)
  await second.fill(codeAt(seed, step + 1))
  await second.press('Enter')
  await expectConsole(page, 'alice')
  await test.step('its next code is good, although it is slow', async () => {
    await signOut(page, 'alice')
    await submitUserForm(page, alice)
    await expect(mfaCode(page)).toBeFocused()
    await submitCode(page, codeAt(seed, step + 2))
    await expectConsole(page, 'alice')
  })
})

test('after five wrong codes the form counts down, and then takes one again', async ({ page }) => {
  await page.clock.install()
  const said = await listen(page)
  await begin(page)
  const tooMany = page.getByRole('alert').filter({ hasText: 'Too many tries' })
  for (let tries = 0; tries < 8 && !(await tooMany.isVisible()); tries++) {
    const answered = page.waitForResponse(response => response.url().endsWith('/sign-in/mfa-code'))
    await submitCode(page, await wrongCode(page, tries))
    await answered
    // Its name comes back together with what was answered; the refusal of the try before may stand there all the time.
    await expect(signInButton(page)).toBeVisible()
  }
  await expect(tooMany).toBeVisible()
  await expect(signInButton(page)).toHaveText(/^Sign in \(in \d+:\d\d\)$/)
  await test.step('both are said, the seconds that pass are not', async () => {
    const before = await said()
    expect(before).toContainEqual('Checking the code…')
    expect(before.join(' ')).toContain('Too many tries')
    const shown = (await signInButton(page).textContent()) ?? ''
    await page.clock.runFor(20_000)
    await expect(signInButton(page)).not.toHaveText(shown)
    expect(await said()).toEqual(before)
  })
  let sent = 0
  page.on('request', request => {
    if (request.url().endsWith('/sign-in/mfa-code')) sent += 1
  })
  await mfaCode(page).press('Enter')
  await page.clock.fastForward('05:01')
  await expect(page.getByText('You can try again now', { exact: true })).toBeVisible()
  await expect(signInButton(page)).toHaveText('Sign in')
  expect((await said()).filter(text => text.includes('You can try again now'))).toHaveLength(1)
  await submitCode(page, await freshCode(page, seed))
  await expectConsole(page, 'alice')
  // The one that was good: none was sent while the form waited.
  expect(sent).toBe(1)
})

test('who comes when others have used the codes up is offered to give two in a row', async ({ page }) => {
  await page.goto('/?fault=sign-in:mfa-code:Throttled:times=1')
  await submitUserForm(page, alice)
  await submitCode(page, await freshCode(page, seed))
  await expect(page.getByRole('alert').filter({ hasText: 'Too many tries' })).toBeVisible()
  // The clock of the device is not to blame.
  await expect(page.getByText('Two codes in a row are taken all the same.')).toBeVisible()
  await page.getByRole('button', { name: 'Resync it with two codes' }).click()
  const step = await stepNow(page)
  await page.getByLabel('First code').fill(codeAt(seed, step))
  await page.getByLabel('Second code').fill(codeAt(seed, step + 1))
  await page.getByLabel('Second code').press('Enter')
  await expectConsole(page, 'alice')
})

test('who gives up at the code begins again with the password', async ({ page }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('User name')).toHaveValue('alice')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
})

test('the toy keeps what was pasted into it until the demo begins anew', async ({ page }) => {
  const secret = page.getByLabel('Secret of “alice-phone”')
  await begin(page)
  await expect(secret).toHaveValue(seed)
  await secret.fill('JBSWY3DPEHPK3PXP')
  await begin(page)
  await expect(secret).toHaveValue('JBSWY3DPEHPK3PXP')
  const bar = page.getByLabel('Demo controls')
  await bar.getByText('Demo', { exact: true }).click()
  await bar.getByRole('button', { name: 'Begin anew…' }).click()
  await bar.getByRole('button', { name: 'Discard and begin anew' }).click()
  await expect(mfaCode(page)).toHaveCount(0)
  await begin(page)
  await expect(secret).toHaveValue(seed)
})

test('the toy computes where the browser forbids storage', async ({ page }) => {
  await page.goto('/')
  // Not before: the worker that answers the demo's requests needs it to start.
  await expect(page.getByLabel('User name')).toBeVisible()
  await page.evaluate(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    }),
  )
  await submitUserForm(page, alice)
  await expect(page.getByLabel('Secret of “alice-phone”')).toHaveValue(seed)
  await expect(page.getByTestId('toy-code')).toHaveText(/^\d{6}$/)
})

test('of several devices one is chosen, and another when that one is not at hand', async ({ page }) => {
  await addVirtualAuthenticator(page)
  await openAs(page, 'alice')
  await registerPasskey(page, 'alice-laptop')
  await signOut(page, 'alice')
  await submitUserForm(page, alice)
  const phone = page.getByRole('button', { name: 'alice-phone Authenticator app' })
  const laptop = page.getByRole('button', { name: 'alice-laptop Passkey or security key' })
  const another = page.getByRole('button', { name: 'Use another device' })
  await expect(phone.or(laptop).first()).toBeFocused()
  await expectAccessible(page, 'the choice in light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'the choice in dark', ['color-contrast'])
  await phone.click()
  await expect(mfaCode(page)).toBeFocused()
  await another.click()
  await laptop.click()
  await expect(page.getByRole('button', { name: 'Use passkey' })).toBeFocused()
  await expectAccessible(page, 'the passkey in dark', ['color-contrast'])
  await page.keyboard.press('Enter')
  await expectConsole(page, 'alice')
})
