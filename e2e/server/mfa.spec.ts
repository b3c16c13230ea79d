import type { Page } from '@playwright/test'
import { assignAuthenticatorApp, assignHardwareToken } from '../support/assign-mfa.ts'
import { addVirtualAuthenticator, registerPasskey } from '../support/passkeys.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import {
  accountId,
  expectConsole,
  expectSignedIn,
  signOut,
  submitCode,
  submitRootForm,
} from '../support/sign-in.ts'
import { freshCode, twoCodes } from '../support/totp.ts'

async function signInAsRoot(page: Page): Promise<void> {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
}

test('root signs in with an authenticator app, which outlives a crash; no code is good twice', async ({
  page,
  gatehouse,
}) => {
  test.slow()
  await signInAsRoot(page)
  await expectSignedIn(page, rootUser.email)
  const secret = await assignAuthenticatorApp(page, 'root-phone')
  await gatehouse.kill()
  await gatehouse.restart()

  const code = await test.step('the next sign-in asks for a code', async () => {
    await signOut(page, rootUser.email)
    await signInAsRoot(page)
    const fresh = await freshCode(page, secret)
    await submitCode(page, fresh)
    await expectConsole(page, rootUser.email)
    return fresh
  })
  await test.step('and takes none that was given before', async () => {
    await signOut(page, rootUser.email)
    await signInAsRoot(page)
    await submitCode(page, code)
    await expect(page.getByRole('alert')).toContainText(/code/)
    await submitCode(page, await freshCode(page, secret))
    await expectConsole(page, rootUser.email)
  })
})

/** Counts how often the browser is asked for a passkey, in the pages that are opened from now on. */
async function countAsking(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials)
    Reflect.set(window, 'timesAsked', 0)
    navigator.credentials.get = options => {
      Reflect.set(window, 'timesAsked', Reflect.get(window, 'timesAsked') + 1)
      return get(options)
    }
  })
}

/** Holds the next answer about what to ask a passkey for; gives the way to let it come. */
async function holdPasskeyOptions(page: Page): Promise<() => Promise<void>> {
  const pattern = '**/sign-in/passkey-options'
  let goOn = (): void => {}
  const held = new Promise<void>(resolve => {
    goOn = resolve
  })
  await page.route(pattern, async route => {
    await held
    await route.continue()
  })
  return async () => {
    const answered = page.waitForResponse(pattern)
    goOn()
    await (await answered).finished()
    await page.unroute(pattern)
  }
}

test('root signs in with a passkey, after another device was chosen in vain', async ({ page }) => {
  test.slow()
  await addVirtualAuthenticator(page)
  await countAsking(page)
  await signInAsRoot(page)
  await expectSignedIn(page, rootUser.email)
  await registerPasskey(page, 'root-laptop')
  await page.getByText('Assign another device', { exact: true }).click()
  await assignAuthenticatorApp(page, 'root-phone')
  await signOut(page, rootUser.email)
  await signInAsRoot(page)
  await page.getByRole('button', { name: /root-phone/ }).click()
  await submitCode(page, '000000')
  await expect(page.getByRole('alert')).toContainText(/code/)
  await page.getByRole('button', { name: 'Use another device' }).click()
  await page.getByRole('button', { name: /[Pp]asskey/ }).click()
  const use = page.getByRole('button', { name: 'Use passkey', exact: true })
  await test.step('whoever goes to another device before the browser asks is not asked', async () => {
    const release = await holdPasskeyOptions(page)
    await use.click()
    await page.getByRole('button', { name: 'Use another device' }).click()
    await release()
    await page.getByRole('button', { name: /[Pp]asskey/ }).click()
  })
  await use.click()
  await expectConsole(page, rootUser.email)
  expect(await page.evaluate(() => Reflect.get(window, 'timesAsked'))).toBe(1)
})

test('a hardware token that the operator imported is assigned by its serial number, and signs in', async ({
  page,
  gatehouse,
}) => {
  test.slow()
  const serialNumber = 'GAHT00000001'
  const seed = 'GATEHOUSETESTTOKENSEED2345672345'
  await signInAsRoot(page)
  await expectSignedIn(page, rootUser.email)
  const account = await accountId(page)
  await gatehouse.kill()
  await gatehouse.commandReading(
    `${serialNumber} ${seed}\n`,
    'hardware-token',
    'import',
    '--account',
    account,
  )
  await gatehouse.restart()
  await assignHardwareToken(page, serialNumber, await twoCodes(page, seed))
  await expect(page.getByText(`“${serialNumber}” is assigned to you`)).toBeVisible()
  await signOut(page, rootUser.email)
  await signInAsRoot(page)
  await submitCode(page, await freshCode(page, seed))
  await expectConsole(page, rootUser.email)
})
