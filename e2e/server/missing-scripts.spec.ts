import { expect, rootUser, test } from '../support/server-test.ts'
import { expectSignedIn, submitRootForm } from '../support/sign-in.ts'

test('a command palette that cannot be loaded says so, and takes nothing of a half-filled form', async ({
  page,
}) => {
  await page.route(/\/assets\/command-palette-[^/]*\.js/, route =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("cut short")' }),
  )
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
  await page.goto('/#/groups/create')
  const name = page.getByRole('textbox', { name: 'User group name' })
  await name.fill('Half-typed')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('alert')).toContainText('Could not load')
  await expect(name).toHaveValue('Half-typed')
})
