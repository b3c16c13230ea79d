import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/mock-test.ts'

/** One form that has a page to itself. */
export interface FormUnderTest {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
  /** Its first field, where the cursor waits. */
  readonly firstField: string
  /** The button that sends it, or goes on to its next part. */
  readonly submit: string
  /** What is said beside the first field when it is left empty. */
  readonly whenEmpty: string
  /** Something that the first field does not take, and what is said then. */
  readonly wrong: { readonly typed: string; readonly says: RegExp }
  /** A level-one heading or table of the page that Cancel leads to. */
  readonly cancelledTo: RegExp
}

/** What every form does, whatever it is about. */
export function testForm(form: FormUnderTest): void {
  const field = (page: Page): Locator => page.getByRole('textbox', { name: form.firstField, exact: true })
  const submit = (page: Page): Locator => page.getByRole('button', { name: form.submit, exact: true })

  test(`${form.name} says at the field what is wrong, and sends nothing`, async ({ page }) => {
    await form.open(page)
    await expect(field(page)).toBeFocused()
    const changes: string[] = []
    page.on('request', request => {
      const action = new URLSearchParams(request.postData() ?? '').get('Action')
      if (action?.startsWith('Create')) changes.push(action)
    })
    await submit(page).click()
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
    await expect(field(page)).toHaveAccessibleDescription(new RegExp(form.whenEmpty))
    await field(page).fill(form.wrong.typed)
    await expect(field(page)).toHaveAccessibleDescription(form.wrong.says)
    await submit(page).click()
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
    expect(changes).toEqual([])
  })

  test(`${form.name} asks before what was entered is lost`, async ({ page }) => {
    await form.open(page)
    await field(page).fill('half-finished')
    const question = page.getByRole('dialog', { name: 'Leave this page?' })

    await test.step('by a link', async () => {
      await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
      await expect(question).toBeVisible()
      await question.getByRole('button', { name: 'Stay' }).click()
      await expect(question).toBeHidden()
      await expect(field(page)).toHaveValue('half-finished')
    })
    await test.step('by Cancel, and lets go when told so', async () => {
      await page.getByRole('button', { name: 'Cancel', exact: true }).click()
      await expect(question).toBeVisible()
      await question.getByRole('button', { name: 'Leave' }).click()
      await expect(page.getByRole('heading', { name: form.cancelledTo, level: 1 })).toBeVisible()
    })
  })

  test(`${form.name} lets an untouched page go without a question`, async ({ page }) => {
    await form.open(page)
    await expect(field(page)).toBeVisible()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await expect(page.getByRole('heading', { name: form.cancelledTo, level: 1 })).toBeVisible()
  })
}
