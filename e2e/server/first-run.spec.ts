import { expect, test } from '../support/server-test.ts'
import { expectSignedIn, signOut, submitRootForm } from '../support/sign-in.ts'

test.use({ firstRun: true })

test('the code from the terminal makes the account and its root user, once', async ({ page, gatehouse }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Set up Gatehouse' })).toBeVisible()

  await test.step('a wrong code is refused beside its field', async () => {
    await page.getByLabel('Set-up code').fill('AAAA-BBBB-CCCC')
    await page.getByLabel('Account name').fill('Example')
    await page.getByLabel('Root user e-mail address').fill('root@example.test')
    await page.getByLabel('Root user password', { exact: true }).fill('Correct-horse-battery-1')
    await page.getByLabel('Root user password, again').fill('Correct-horse-battery-1')
    await page.getByRole('button', { name: 'Create account and root user' }).click()
    await expect(page.getByRole('alert')).toContainText('Wrong code')
    await expect(page.getByLabel('Set-up code')).toBeFocused()
  })

  await test.step('the right one opens the console', async () => {
    await page.getByLabel('Set-up code').fill(gatehouse.setUpCode())
    await page.getByRole('button', { name: 'Create account and root user' }).click()
    await expectSignedIn(page, 'root@example.test')
  })

  await test.step('and nobody can set it up again', async () => {
    await signOut(page, 'root@example.test')
    await page.goto('/set-up')
    await expect(page.getByRole('heading', { name: 'Already set up' })).toBeVisible()
    const again = await page.request.post('/sign-in/set-up', {
      data: {
        code: gatehouse.setUpCode(),
        email: 'x@example.test',
        password: 'Another-password-2',
        accountName: 'X',
      },
    })
    expect(again.status()).toBe(409)
  })

  await test.step('the root user signs in with e-mail and password', async () => {
    await page.getByRole('button', { name: 'Go to sign-in' }).click()
    await page.getByRole('link', { name: 'Root user' }).click()
    await submitRootForm(page, { email: 'root@example.test', password: 'Correct-horse-battery-1' })
    await expectSignedIn(page, 'root@example.test')
  })
})

test('the set-up form says what is missing, at each field, before anything is sent', async ({
  page,
  gatehouse,
}) => {
  await page.goto('/set-up')
  const sent: string[] = []
  page.on('request', request => request.method() === 'POST' && sent.push(request.url()))
  await page.getByRole('button', { name: 'Create account and root user' }).click()
  await expect(page.getByLabel('Set-up code')).toBeFocused()
  await expect(page.getByLabel('Set-up code')).toHaveAccessibleDescription(/Enter the set-up code/)
  await expect(page.getByLabel('Account name')).toHaveAccessibleDescription(/Enter a name for the account/)
  await expect(page.getByLabel('Root user e-mail address')).toHaveAccessibleDescription(
    /Enter an e-mail address/,
  )

  await page.getByLabel('Set-up code').fill(gatehouse.setUpCode())
  await page.getByLabel('Account name').fill('Example')
  await page.getByLabel('Root user e-mail address').fill('root@example.test')
  await page.getByLabel('Root user password', { exact: true }).fill('short')
  await page.getByLabel('Root user password, again').fill('shorter')
  await page.getByRole('button', { name: 'Create account and root user' }).click()
  await expect(page.getByLabel('Root user password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  expect(sent).toEqual([])
})
