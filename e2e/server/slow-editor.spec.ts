import type { Page } from '@playwright/test'
import { documentOf, expectPolicy } from '../support/policy-editor.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import { expectSignedIn, submitRootForm } from '../support/sign-in.ts'

const plainText = (page: Page) => page.getByRole('textbox', { name: 'Plain text of the policy document' })

/** Opens a page, that of a new policy, whose editor comes, or fails, when the test says so. */
async function openNewPolicy(
  page: Page,
  path = '/#/policies/create',
): Promise<{ readonly goOn: () => void; readonly fail: () => void }> {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
  let answer = (_: 'continue' | 'abort'): void => {}
  const answered = new Promise<'continue' | 'abort'>(resolve => {
    answer = resolve
  })
  await page.route(/\/assets\/monaco-[^/]*\.js/, async route => {
    await ((await answered) === 'abort'
      ? route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("cut short")' })
      : route.continue())
  })
  await page.goto(path)
  return { goOn: () => answer('continue'), fail: () => answer('abort') }
}

test('a policy is begun before its editor is here, which goes on at the cursor and undoes it all', async ({
  page,
}) => {
  const { goOn } = await openNewPolicy(page)
  await plainText(page).fill('{ "Version": "2012-10-17" }')
  await plainText(page).press('ControlOrMeta+Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('"Id":"1",')
  goOn()
  await expect(documentOf(page)).toBeFocused()
  await page.keyboard.type(' ')
  await expectPolicy(documentOf(page), '{"Id":"1",  "Version": "2012-10-17" }')
  for (let step = 0; step < 2; step++) await documentOf(page).press('ControlOrMeta+z')
  await expectPolicy(documentOf(page), /"Statement"/)
})

test('a policy is made without the editor, where that cannot be loaded', async ({ page }) => {
  const { fail } = await openNewPolicy(page)
  fail()
  await expect(
    page.getByText('Could not load the editor. The text can be written without it.', { exact: true }),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'Policy name', exact: true }).fill('Plain')
  const text =
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }] }'
  await plainText(page).fill(text)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Create policy', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Plain', level: 1 })).toBeVisible()
})

test('where no draft is kept of a text, whoever would load the page again is warned', async ({ page }) => {
  const { fail } = await openNewPolicy(page, '/#/roles/create')
  fail()
  await page.getByRole('radio', { name: 'Custom trust policy' }).check()
  await expect(page.getByText('Copy it before you load the page again')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Plain text of the trust policy' })).toBeEditable()
})
