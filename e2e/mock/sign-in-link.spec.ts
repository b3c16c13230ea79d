import { personaNamed } from '../../mocks/personas.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectSignedIn, openAs, signInButton, signOut } from '../support/sign-in.ts'

test('the sign-in URL that the console shows opens on a plain file server, with the account filled in', async ({
  page,
}) => {
  await openAs(page, 'alice')
  const shown = page.getByRole('definition').filter({ hasText: '/sign-in/acme' })
  const address = ((await shown.textContent()) ?? '').trim()
  await signOut(page, 'alice')

  await page.goto('about:blank')
  await page.goto(address)
  await expect(page.getByLabel('Account ID or alias')).toHaveValue('acme')
  await page.getByLabel('User name').fill('carol')
  await page.getByLabel('Password', { exact: true }).fill(personaNamed('carol').password)
  await signInButton(page).click()
  await expectSignedIn(page, 'carol')
  await expect(page.getByRole('heading', { level: 1, name: 'IAM dashboard' })).toBeVisible()

  // Whoever is signed in already has no use for the page.
  await page.goto(address)
  await expect(page).not.toHaveURL(/sign-in/)
  await expect(page.getByRole('heading', { level: 1, name: 'IAM dashboard' })).toBeVisible()
})

test('the way from the user to the root user and back stands in the address', async ({ page }) => {
  await page.goto('/#/sign-in/acme')
  await page.getByRole('link', { name: 'Root user' }).click()
  await expect(page).toHaveURL(/#\/sign-in\/root$/)
  await expect(page.getByLabel('Root user e-mail address')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Root user e-mail address')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Account ID or alias')).toHaveValue('acme')
})
