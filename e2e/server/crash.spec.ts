import { createUser } from '../support/create-user.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import { accountId, expectSignedIn, signOut, submitRootForm, submitUserForm } from '../support/sign-in.ts'
import { expectRow, tableOf } from '../support/table.ts'

test('a server that is killed has everything again, and the session goes on', async ({ page, gatehouse }) => {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
  const account = await accountId(page)
  await page.goto('/#/users/create')
  await createUser(page, { userName: 'quinn', password: 'Quinn-was-saved-1' })
  await page.getByRole('link', { name: 'User groups' }).click()
  await expect(page.getByText('There are no user groups yet.')).toBeVisible()

  await gatehouse.kill()
  await test.step('while it is away, the screen says so', async () => {
    await page.getByRole('button', { name: 'Refresh user groups' }).click()
    await expect(page.getByText('The service cannot be reached').first()).toBeVisible()
  })

  await gatehouse.restart()
  expect(gatehouse.notices).not.toContain('code')
  await test.step('the screen goes on with one click', async () => {
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expect(page.getByText('There are no user groups yet.')).toBeVisible()
  })
  await test.step('the session outlives it, and so does the user', async () => {
    await page.reload()
    await expectSignedIn(page, rootUser.email)
    await page.goto('/#/users')
    await expectRow(tableOf(page, 'Users'), { 'User name': 'quinn' })
  })
  await test.step('whose password opens the console', async () => {
    await signOut(page, rootUser.email)
    await page.getByRole('link', { name: 'IAM user' }).click()
    await submitUserForm(page, { account, userName: 'quinn', password: 'Quinn-was-saved-1' })
    await expectSignedIn(page, 'quinn')
  })
})
