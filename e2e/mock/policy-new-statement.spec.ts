import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/mock-test.ts'
import { expectPolicy, readPolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const show = (within: Page | Locator, view: 'Visual' | 'JSON'): Promise<void> =>
  within.getByRole('button', { name: view, exact: true }).click()

test('a new statement says where it is filled in what it lacks, and whoever added it goes on there', async ({
  page,
}) => {
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await show(page, 'Visual')
  const view = page.getByRole('region', { name: 'Visual editor' })
  const all = page.getByRole('button', { name: /^All findings: / })

  await test.step('the first one, once, and not as a thing to remove', async () => {
    await expect(view.getByText('Choose the service first, and then its actions.')).toBeVisible()
    await expect(all).toHaveText('All findings: 1 suggestion')
    await expect(page.getByText('EMPTY_ARRAY_ACTION').filter({ visible: true })).toHaveCount(0)
    await all.click()
    await expect(page.getByText('EMPTY_ARRAY_ACTION').filter({ visible: true })).toHaveCount(1)
    await expect(page.getByRole('button', { name: /^Remove statement/ })).toHaveCount(0)
  })
  await test.step('another one has the focus and is in sight from its top', async () => {
    await view.getByRole('button', { name: 'Add a statement' }).click()
    await expect(
      view.getByText('None yet: add at least one, or the statement is about nothing.'),
    ).toBeVisible()
    await expect(view.getByRole('button', { name: /Choose a service/ })).toBeFocused()
    await expect(view.getByRole('button', { name: 'Allow · no action yet' }).nth(1)).toBeInViewport({
      ratio: 1,
    })
    await expect(all).toHaveText('All findings: 3 suggestions')
  })
  await test.step('all resources by mistake: those that were there come back', async () => {
    const arn = view.getByRole('combobox', { name: 'Or write its ARN' })
    await arn.fill('arn:aws:s3:::orders')
    await arn.press('Enter')
    await view.getByRole('radio', { name: 'All resources (*)' }).click()
    await expect(view.getByText('arn:aws:s3:::orders')).toHaveCount(0)
    await view.getByRole('radio', { name: 'Only certain resources' }).click()
    await expect(view.getByText('arn:aws:s3:::orders')).toBeVisible()
  })
  await test.step('the last one that goes leaves the focus where another is added', async () => {
    await view.getByRole('button', { name: 'Actions for Statement 2' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(view.getByRole('button', { name: 'Allow · no action yet' })).toHaveCount(1)
    await expect(view.getByRole('button', { name: 'Add a statement' })).toBeFocused()
  })
})

test('whom a role trusts is chosen by name', async ({ page }) => {
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/roles/details/web-server?tab=trust')
  await page.getByRole('button', { name: 'Edit trust policy' }).click()
  const dialog = page.getByRole('dialog')
  await show(dialog, 'Visual')
  const view = dialog.getByRole('region', { name: 'Visual editor' })
  const kind = view.getByRole('button', { name: /^Kind of principal/ })
  const choose = async (title: RegExp): Promise<void> => {
    await kind.click()
    await view.getByRole('option', { name: title }).click()
  }
  await view.getByRole('button', { name: 'Add a statement' }).click()
  await expect(kind).toBeFocused()
  await expect(
    view.getByText('Nobody yet: add at least one, or the statement is about nobody.'),
  ).toBeVisible()

  await test.step('a user from the list', async () => {
    await choose(/^IAM user, role or session/)
    await view.getByRole('combobox', { name: 'IAM user, role or session' }).fill('dav')
    await view.getByRole('option', { name: /^dave/ }).click()
    await expect(view.getByText('arn:aws:iam::111122223333:user/dave')).toBeVisible()
  })
  await test.step('a role by its name alone', async () => {
    const field = view.getByRole('combobox', { name: 'IAM user, role or session' })
    await field.fill('Auditor')
    await field.press('Enter')
    await expect(view.getByText('arn:aws:iam::111122223333:role/Auditor')).toBeVisible()
  })
  await test.step('a service', async () => {
    await choose(/^AWS service/)
    await view.getByRole('combobox', { name: 'AWS service' }).fill('lamb')
    await view.getByRole('option', { name: 'lambda.amazonaws.com', exact: true }).click()
  })
  await show(dialog, 'JSON')
  const text = dialog.getByRole('textbox', { name: /^Trust policy/ })
  await expectPolicy(text, /lambda\.amazonaws\.com/)
  expect(JSON.parse(await readPolicy(text)).Statement[1].Principal).toEqual({
    AWS: ['arn:aws:iam::111122223333:user/dave', 'arn:aws:iam::111122223333:role/Auditor'],
    Service: 'lambda.amazonaws.com',
  })
})

test('a moment is chosen as the value of a condition, and counts without being added first', async ({
  page,
}) => {
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await show(page, 'Visual')
  const view = page.getByRole('region', { name: 'Visual editor' })
  await view.getByRole('button', { name: 'Add a condition' }).click()
  const condition = view.getByRole('region', { name: 'New condition' })
  const key = condition.getByRole('combobox', { name: 'Condition key' })
  await key.fill('aws:CurrentTime')
  await key.press('Enter')
  const add = condition.getByRole('button', { name: 'Add this condition' })
  await expect(add).toBeDisabled()
  await condition.getByRole('textbox', { name: 'Day' }).fill('2027/03/01')
  await condition.getByRole('textbox', { name: 'Time (UTC)' }).fill('08:30:00')
  await add.click()
  await show(page, 'JSON')
  const text = page.getByRole('textbox', { name: /^Policy document/ })
  await expectPolicy(text, /"aws:CurrentTime": "2027-03-01T08:30:00Z"/)
})
