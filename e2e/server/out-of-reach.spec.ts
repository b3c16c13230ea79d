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

test('a browser that takes itself for offline holds no call to a server on its own machine back', async ({
  page,
}) => {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await page.evaluate(() => location.assign('#/groups/create'))
  await page.getByRole('textbox', { name: 'User group name' }).fill('Readers')
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByRole('heading', { name: 'Readers', level: 1 })).toBeVisible()
})
