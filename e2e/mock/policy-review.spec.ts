import { holdQuestions } from '../support/held-questions.ts'
import { expect, test } from '../support/mock-test.ts'
import { copied, documentOf, expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, rowCheckbox, tableOf } from '../support/table.ts'

const arn = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')

test('the review shows what changes, for whom, and in which lines; a refusal leads back to the place in the text', async ({
  page,
}) => {
  test.slow()
  await openAs(page, 'alice', `#/policies/edit/${arn}`)
  const document = documentOf(page)
  const review = page.getByRole('button', { name: 'Review changes' })
  const save = page.getByRole('button', { name: 'Save as new version' })
  const saved = await readPolicy(document)

  await test.step('review', async () => {
    await writePolicy(document, saved.replace('"sns:*"', '"kinesis:*"'))
    await review.click()
    await expect(page.getByText('Newly allowed')).toBeVisible()
    await expect(page.getByText('No longer allowed')).toBeVisible()
    await expect(page.getByText('1 user group, with all its users: Developers')).toBeVisible()
    const diff = page.locator('.gatehouse-text-diff')
    await expect(diff.locator('.modified .view-line', { hasText: 'kinesis' })).toBeVisible()
    await expect(diff.locator('.original .view-line', { hasText: 'sns' })).toBeVisible()
    await expect(page.getByText('You could not take this back')).toHaveCount(0)
  })
  await test.step('back at the text, its history is still there', async () => {
    await page.getByRole('button', { name: 'Back to the text' }).click()
    await document.press('ControlOrMeta+z')
    await expectPolicy(document, saved)
  })
  await test.step('a refusal', async () => {
    const refused = saved.replace('"Allow"', '"Alow"')
    await writePolicy(document, refused)
    await review.click()
    await save.click()
    await expect(document).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('alert').filter({ hasText: 'Syntax errors in policy.' })).toBeVisible()
    await expect(document).toBeFocused()
    await expect.poll(() => copied(document)).toBe('"Alow"')
    await expectPolicy(document, refused)
  })
})

test('who would take from themselves what it takes to change the policy back is warned', async ({ page }) => {
  test.slow()
  await openAs(page, 'alice', `#/policies/details/${arn}?tab=entities`)
  await test.step('once the policy applies to them', async () => {
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Attach as a permissions policy' }).click()
    const dialog = page.getByRole('dialog')
    const picker = tableOf(dialog, 'Users, groups and roles')
    await dialog.getByRole('combobox', { name: 'Find entities' }).fill('alice')
    await dialog.getByRole('combobox', { name: 'Find entities' }).press('Enter')
    await rowCheckbox(picker, 'entity', 'user alice').click()
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await expectRow(tableOf(page, 'Entities attached'), { 'Entity name': 'alice' })
  })
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const text = await readPolicy(documentOf(page))
  const denial = '{ "Effect": "Deny", "Action": "iam:CreatePolicyVersion", "Resource": "*" }'
  await writePolicy(documentOf(page), text.replace('"Statement": [', `"Statement": [${denial},`))
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('You could not take this back')).toBeVisible()
  await expect(page.getByText(/you may no longer do iam:CreatePolicyVersion/)).toBeVisible()
})

test('where not all of one’s own policies can be read, no warning is not taken for an all-clear', async ({
  page,
}) => {
  await openAs(page, 'alice', `#/policies/edit/${arn}`)
  await page.evaluate(() => window.gatehouseMock?.faults(['ListGroupPolicies:AccessDenied']))
  await writePolicy(documentOf(page), (await readPolicy(documentOf(page))).replace('"sns:*"', '"kinesis:*"'))
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('could take this back cannot be told')).toBeVisible()
})

test('what is said of a refused inline policy is said of no other text', async ({ page }) => {
  await openAs(page, 'alice', '#/users/details/carol')
  await page.getByRole('button', { name: 'Add permissions' }).click()
  await page.getByRole('menuitem', { name: 'Create inline policy' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Policy name', exact: true }).fill('Refused')
  const document = documentOf(page)
  const text = await readPolicy(document)
  await writePolicy(document, text.replace('"Allow"', '"Alow"'))
  await dialog.getByRole('button', { name: 'Create policy' }).click()
  const refusal = dialog.getByRole('alert').filter({ hasText: 'Syntax errors in policy.' })
  await expect(refusal).toBeVisible()
  await writePolicy(document, text)
  await expect(refusal).toHaveCount(0)
})

test('a review that is left before its texts are compared leaves no error behind', async ({ page }) => {
  const answersAfter = 1_000
  await page.addInitScript(milliseconds => {
    const { postMessage } = Worker.prototype
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      setTimeout(() => Reflect.apply(postMessage, this, message), milliseconds)
    }
  }, answersAfter)
  await openAs(page, 'alice', `#/policies/edit/${arn}`)
  const document = documentOf(page)
  const saved = await readPolicy(document)
  await writePolicy(document, saved.replace('"sns:*"', '"kinesis:*"'))
  await page.getByRole('button', { name: 'Review changes' }).click()
  await page.locator('.gatehouse-text-diff .modified .view-line').first().waitFor()
  await page.getByRole('button', { name: 'Back to the text' }).click()
  // Until the comparison would have come, and thrown for texts that are gone.
  await page.evaluate(
    milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    4 * answersAfter,
  )
  await expectPolicy(document, /kinesis/)
})

test('a refusal whose place is found late leaves the cursor to whoever has gone on', async ({ page }) => {
  test.slow()
  const place = await holdQuestions(page, 'refusedAt')
  await openAs(page, 'alice', `#/policies/edit/${arn}`)
  const document = documentOf(page)
  const refused = (await readPolicy(document)).replace('"Allow"', '"Alow"')
  await writePolicy(document, refused)
  await page.getByRole('button', { name: 'Review changes' }).click()
  await page.getByRole('button', { name: 'Save as new version' }).click()
  await place.waitForOne()
  await document.press('ControlOrMeta+a')
  await place.ask()
  expect(await copied(document)).toBe(refused)
})
