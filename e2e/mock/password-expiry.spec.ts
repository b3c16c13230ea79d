import { personaNamed } from '../../mocks/personas.ts'
import { expectAccessible } from '../support/axe.ts'
import { createUser } from '../support/create-user.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectSignedIn, openAs, signOut, submitUserForm } from '../support/sign-in.ts'

test('frank, whose password has expired, replaces it by himself, by one that he did not have', async ({
  page,
}) => {
  await page.goto('/')
  await submitUserForm(page, personaNamed('frank'))
  await expect(page.getByText(/expired/).first()).toBeVisible()
  const first = page.getByLabel('New password', { exact: true })
  const again = page.getByLabel('New password, again')
  const submit = page.getByRole('button', { name: 'Set password and sign in' })
  const { password } = personaNamed('frank')
  await first.fill(password)
  await again.fill(password)
  await submit.click()
  await expect(page.getByText('The new password must differ from the present one.')).toBeVisible()
  await first.fill('Frank-remembers-acme-7')
  await again.fill('Frank-remembers-acme-7')
  await submit.click()
  await expectSignedIn(page, 'frank')
})

test('who may not change an expired password is told to ask an administrator', async ({ page }) => {
  const quinn = { account: 'acme', userName: 'quinn', password: 'Quinn-may-nothing-1' }
  await page.clock.install()
  await openAs(page, 'alice', '#/users/create')
  await createUser(page, quinn)
  await signOut(page, 'alice')
  await page.clock.fastForward(366 * 24 * 60 * 60 * 1000)
  await submitUserForm(page, quinn)
  await expect(page.getByRole('alert')).toContainText(/expired.*administrator/)
  await expectAccessible(page, 'the form that cannot let them in')
})
