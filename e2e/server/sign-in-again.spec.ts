import type { Page } from '@playwright/test'
import { listen } from '../support/announcements.ts'
import { assignAuthenticatorApp } from '../support/assign-mfa.ts'
import { watchCalls } from '../support/calls.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import { againDialog, expectSignedIn, submitCode, submitRootForm } from '../support/sign-in.ts'
import { freshCode } from '../support/totp.ts'

const groupName = (page: Page) => page.getByRole('textbox', { name: 'User group name' })
const create = (page: Page) => page.getByRole('button', { name: 'Create user group', exact: true })

async function signInAsRoot(page: Page): Promise<void> {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
}

/** The service says once, to whoever makes a user group, that their session is over. */
async function endSession(page: Page): Promise<void> {
  let ended = false
  await page.route('/', route => {
    if (ended || route.request().postData()?.includes('Action=CreateGroup') !== true) return route.fallback()
    ended = true
    return route.fulfill({
      status: 403,
      contentType: 'text/xml',
      body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
        <Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error>
        <RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>`,
    })
  })
}

async function givePassword(page: Page): Promise<void> {
  const password = againDialog(page).getByLabel('Password', { exact: true })
  await password.fill(rootUser.password)
  await password.press('Enter')
}

test('with MFA over a half-filled form, after the files of the console have gone from the server', async ({
  page,
}) => {
  test.slow()
  const calls = watchCalls(page)
  await signInAsRoot(page)
  const secret = await assignAuthenticatorApp(page, 'root-phone')
  const prefetched = page.waitForResponse(/\/assets\/mfa-step-[^/]*\.js/)
  await page.reload()
  await prefetched
  await page.goto('/#/groups/create')
  await groupName(page).fill('Before')
  await create(page).click()
  await expect(page.getByRole('heading', { name: 'Before', level: 1 })).toBeVisible()
  await page.goto('/#/groups/create')
  await groupName(page).fill('Half-typed')
  await calls.settle()
  await page.route('**/assets/**', route => route.fulfill({ status: 404 }))

  await endSession(page)
  await create(page).click()
  await givePassword(page)
  await submitCode(page, await freshCode(page, secret))
  await expect(againDialog(page)).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Half-typed', level: 1 })).toBeVisible()
})

test('where a step could never be fetched, the page stays to be copied from', async ({ page }) => {
  test.slow()
  const said = await listen(page)
  await signInAsRoot(page)
  await assignAuthenticatorApp(page, 'root-phone')
  let fail = (): void => {}
  const failed = new Promise<void>(resolve => {
    fail = resolve
  })
  await page.route(/\/assets\/mfa-step-[^/]*\.js/, async route => {
    await failed
    await route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("cut short")' })
  })
  await page.reload()
  await page.goto('/#/groups/create')
  await groupName(page).fill('Half-typed')
  await endSession(page)
  await create(page).click()
  await givePassword(page)
  await expect.poll(said).toContainEqual('Opening the next step…')
  fail()
  const missing = againDialog(page).getByRole('alert')
  await expect(missing).toContainText('Copy what you have typed')
  await expect(missing).toBeFocused()
  // Nothing lies over the field.
  await groupName(page).click()
  await expect(groupName(page)).toBeFocused()
  await expect(groupName(page)).toHaveValue('Half-typed')
  // Nor does a dialog of the page lie over the way out.
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByRole('dialog').filter({ hasText: 'Stay' })).toBeVisible()
  await againDialog(page).getByRole('button', { name: 'Load the page again' }).click({ trial: true })
  expect((await said()).filter(text => text.includes('Part of the page is missing'))).toHaveLength(1)
})
