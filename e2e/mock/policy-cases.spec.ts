import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/mock-test.ts'
import { readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const account = 'arn:aws:iam::111122223333:'

/** Simulates one request of somebody and keeps what comes of it. */
async function saveCase(page: Page, principal: string, action: string, resource: string): Promise<void> {
  const query = [
    ['principal', `${account}${principal}`],
    ['action', action],
    ['resource', resource],
    ['show', action],
    ['show', resource],
  ]
  await openAs(page, 'alice', `#/simulator?${new URLSearchParams(query)}`)
  await page.getByRole('button', { name: 'Save as case' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save case' }).click()
  await expect(passed(page, 1)).toBeVisible()
}

/** How many of the one case come out; a copy for screen readers says it too. */
const passed = (within: Page | Locator, count: number): Locator =>
  within.getByText(`${count} of 1 case comes out as expected`).first()

test('the cases of an inline policy are decided again while it is edited', async ({ page }) => {
  await saveCase(page, 'role/web/web-server', 's3:GetObject', 'arn:aws:s3:::acme-shop-assets/a.svg')
  await page.goto('/#/roles/details/web-server')
  await page.getByRole('link', { name: 'Show the policy ReadAssets' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(passed(dialog, 1)).toBeVisible()
  const text = dialog.getByRole('textbox', { name: /^Policy document/ })
  await writePolicy(text, (await readPolicy(text)).replace('s3:GetObject', 's3:PutObject'))
  await expect(passed(dialog, 0)).toBeVisible()
  // They are kept up where they were made: here nothing leads away from what is being written.
  await expect(dialog.getByRole('button', { name: /^(?:Delete|Simulate) the case/ })).toHaveCount(0)
})

test('whether somebody may assume a role is decided again while its trust policy is edited', async ({
  page,
}) => {
  await saveCase(page, 'user/bob', 'sts:AssumeRole', `${account}role/DeveloperSandbox`)
  await page.goto('/#/roles/details/DeveloperSandbox?tab=trust')
  await page.getByRole('button', { name: 'Edit trust policy' }).click()
  const dialog = page.getByRole('dialog')
  await expect(passed(dialog, 1)).toBeVisible()
  const text = dialog.getByRole('textbox', { name: /^Trust policy/ })
  await writePolicy(text, (await readPolicy(text)).replace('user/bob', 'user/frank'))
  await expect(passed(dialog, 0)).toBeVisible()
  // Two clicks are no two decisions: what is to be reviewed is not saved with the second.
  await dialog.getByRole('button', { name: 'Review changes' }).dblclick()
  await expect(dialog.getByText('What the new trust policy says')).toBeVisible()
})
