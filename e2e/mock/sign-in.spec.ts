import { personaNamed } from '../../mocks/personas.ts'
import { personaAccessKeyId } from '../../mocks/seed/persona-access-key.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectSignedIn, openAs, signInButton, signOut, submitUserForm } from '../support/sign-in.ts'

const password = (page: import('@playwright/test').Page) => page.getByLabel('Password', { exact: true })

test('a persona of the panel fills the form, which opens the console', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /^alice/ }).click()
  await expect(page.getByLabel('Account ID or alias')).toHaveValue('acme')
  await expect(page.getByLabel('User name')).toHaveValue('alice')
  await signInButton(page).click()
  await expectSignedIn(page, 'alice')
})

test('the account is found by its alias and by its digits, grouped or not', async ({ page }) => {
  for (const account of ['acme', '111122223333', '1111-2222-3333']) {
    await page.goto('/')
    await submitUserForm(page, { ...personaNamed('carol'), account })
    await expectSignedIn(page, 'carol')
    await signOut(page, 'carol')
  }
})

test('a wrong password, a wrong name and a wrong account get one and the same answer', async ({ page }) => {
  const answers: string[] = []
  for (const wrong of [
    { account: 'acme', userName: 'alice', password: 'not-her-password-1' },
    { account: 'acme', userName: 'nobody-of-that-name', password: 'Alice-runs-acme-1' },
    { account: 'no-such-account', userName: 'alice', password: 'Alice-runs-acme-1' },
    { account: 'acme', userName: 'build-bot', password: 'it-has-no-password-1' },
  ]) {
    await page.goto('/')
    await submitUserForm(page, wrong)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('Sign-in failed')
    answers.push((await alert.textContent()) ?? '')
    await expect(password(page)).toBeFocused()
  }
  expect(new Set(answers).size).toBe(1)
})

test('after many wrong passwords the form counts down, and sends nothing meanwhile', async ({ page }) => {
  await page.goto('/')
  const wrong = { account: 'acme', userName: 'alice', password: 'not-her-password-1' }
  const waiting = page.getByRole('alert').filter({ hasText: 'Too many tries' })
  const refused = page.getByRole('alert').filter({ hasText: 'Sign-in failed' })
  for (let tries = 0; tries < 20 && !(await waiting.isVisible()); tries++) {
    const answered = page.waitForResponse(response => response.url().endsWith('/sign-in/user'))
    await submitUserForm(page, wrong)
    // The refusal of the try before may still stand there.
    await expect((await answered).status() === 429 ? waiting : refused).toBeVisible()
  }
  await expect(waiting).toBeVisible()
  await expect(signInButton(page)).toHaveText(/^Sign in \(in \d+:\d\d\)$/)
  const first = (await signInButton(page).textContent()) ?? ''
  await expect(signInButton(page)).not.toHaveText(first)

  let sent = 0
  page.on('request', request => {
    if (request.method() === 'POST') sent += 1
  })
  await signInButton(page).click({ force: true })
  await password(page).press('Enter')
  expect(sent).toBe(0)
})

test.describe('an access key', () => {
  test('typed as user name or password is recognised before it is sent', async ({ page }) => {
    await page.goto('/')
    await password(page).waitFor()
    let sent = 0
    page.on('request', request => {
      if (request.method() === 'POST') sent += 1
    })
    await submitUserForm(page, {
      account: 'acme',
      userName: personaAccessKeyId('alice'),
      password: 'whatever-it-is-1',
    })
    await expect(page.getByLabel('User name')).toBeFocused()
    await expect(page.getByLabel('User name')).toHaveAccessibleDescription(/This is an access key/)
    await submitUserForm(page, { account: 'acme', userName: 'alice', password: personaAccessKeyId('alice') })
    await expect(password(page)).toHaveAccessibleDescription(
      /Access keys are for the API, the SDKs and the command line/,
    )
    expect(sent).toBe(0)
  })

  test('of a program tells why it opens no console, when the service is asked all the same', async ({
    page,
  }) => {
    await page.goto('/')
    await password(page).waitFor()
    const bot = personaNamed('build-bot')
    const answer = await page.evaluate(async who => {
      const response = await fetch('/sign-in/user', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(who),
      })
      return { status: response.status, body: await response.json() }
    }, bot)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('AccessKeyNotAccepted')
    await page.getByRole('button', { name: /^build-bot/ }).click()
    await signInButton(page).click()
    await expect(password(page)).toHaveAccessibleDescription(/This is an access key/)
  })
})

test('erin must choose a new password, checked while she types, before anything opens', async ({ page }) => {
  await page.goto('/')
  await submitUserForm(page, personaNamed('erin'))
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  const first = page.getByLabel('New password', { exact: true })
  const again = page.getByLabel('New password, again')
  const submit = page.getByRole('button', { name: 'Set password and sign in' })

  await first.fill('short')
  await expect(first).toHaveAccessibleDescription(/At least 8 characters \(5 now\).*not met yet/)
  await submit.click()
  await expect(first).toHaveAttribute('aria-invalid', 'true')

  await first.fill('Erin-has-chosen-9')
  await again.fill('Erin-has-chosen-8')
  await submit.click()
  await expect(again).toHaveAttribute('aria-invalid', 'true')

  await again.fill('Erin-has-chosen-9')
  await submit.click()
  await expectSignedIn(page, 'erin')

  await signOut(page, 'erin')
  await submitUserForm(page, personaNamed('erin'))
  await expect(page.getByRole('alert')).toContainText('Sign-in failed')
  await submitUserForm(page, { ...personaNamed('erin'), password: 'Erin-has-chosen-9' })
  await expectSignedIn(page, 'erin')
})

test('the page that was asked for opens after signing in, and stays after a reload', async ({ page }) => {
  await openAs(page, 'alice', '#/users?sort=-name')
  await expect(page.getByRole('heading', { name: /^Users/, level: 1 })).toBeVisible()
  await expect.poll(() => new URL(page.url()).hash).toBe('#/users?sort=-name')
  await page.reload()
  await expect(page.getByRole('heading', { name: /^Users/, level: 1 })).toBeVisible()
  await expect.poll(() => new URL(page.url()).hash).toBe('#/users?sort=-name')
})

test('the last user is remembered by name, never by password', async ({ page }) => {
  await openAs(page, 'carol')
  await signOut(page, 'carol')
  await page.goto('/')
  await expect(page.getByLabel('User name')).toHaveValue('carol')
  await expect(password(page)).toHaveValue('')
  await expect(password(page)).toBeFocused()
})

test('the password can be shown while it is typed', async ({ page }) => {
  await page.goto('/')
  await password(page).fill('Alice-runs-acme-1')
  await expect(password(page)).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password(page)).toHaveAttribute('type', 'text')
})

test('the first run of the demo asks for a code, which its own bar shows', async ({ page }) => {
  await page.goto('/?seed=empty')
  await expect(page.getByRole('heading', { name: 'Set up Gatehouse' })).toBeVisible()
  const code = page.getByLabel('Demo controls').getByRole('code')
  await expect(code).toHaveText(/\S/)
  await page.getByLabel('Set-up code').fill((await code.textContent()) ?? '')
  await page.getByLabel('Account name').fill('Example')
  await page.getByLabel('Root user e-mail address').fill('root@example.test')
  await page.getByLabel('Root user password', { exact: true }).fill('Correct-horse-battery-1')
  await page.getByLabel('Root user password, again').fill('Correct-horse-battery-1')
  await page.getByRole('button', { name: 'Create account and root user' }).click()
  await expectSignedIn(page, 'root@example.test')
})
