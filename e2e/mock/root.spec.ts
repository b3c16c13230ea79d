import { expect, test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'

test('root sees on the dashboard what to mend, and gets from there to the fix', async ({ page }) => {
  await openAs(page, 'root@acme.example')
  await expect(page.getByRole('heading', { name: 'IAM dashboard' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Security recommendations (4)' })).toBeVisible()
  await expect(page.getByText('The root user has no MFA')).toBeVisible()
  await expect(page.getByText('2 virtual MFA devices belong to nobody')).toBeVisible()
  await expect(page.getByText('You are signed in as the root user')).toBeVisible()
  await expect(page.getByText('The root user has no access keys')).toBeVisible()
  await expect(page.getByRole('progressbar', { name: /^Users: 14 of/ })).toBeVisible()

  await page.getByRole('link', { name: 'Edit the password policy' }).click()
  await expect(page.getByRole('heading', { name: 'Account settings', level: 1 })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Create a user' }).click()
  await expect(page.getByRole('textbox', { name: 'User name' })).toBeVisible()
})

test('the alias of the account is changed on the dashboard, and shown everywhere at once', async ({
  page,
}) => {
  await openAs(page, 'alice')
  await page.getByRole('button', { name: 'Edit alias' }).click()
  const dialog = page.getByRole('dialog', { name: 'Account alias' })
  await dialog.getByRole('textbox', { name: 'Alias' }).fill('Acme_Corp')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByRole('group').filter({ hasText: 'The service did not accept this' })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Alias' }).fill('acme-corp')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/\/sign-in\/acme-corp$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account acme-corp' })).toBeVisible()
})
