import type { Page } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { expect, test } from '../support/mock-test.ts'
import { documentOf, expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs, signOut, submitUserForm } from '../support/sign-in.ts'

const arn = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')
const editPage = `#/policies/edit/${arn}`
const back = (page: Page) => page.getByText('Your unsaved text is back')
const changed = (text: string): string => text.replace('"sns:*"', '"sns:*", "kinesis:*"')

test('what is written and not saved survives a reload and an expired session, until it is not wanted', async ({
  page,
}) => {
  test.slow()
  // Closing the tab asks; these reloads are meant.
  page.on('dialog', question => void question.accept())
  await openAs(page, 'alice', editPage)
  const document = documentOf(page)
  const saved = await readPolicy(document)
  const written = changed(saved)

  await test.step('a reload', async () => {
    await writePolicy(document, written)
    await page.reload()
    await expect(back(page)).toBeVisible()
    await expectPolicy(document, written)
  })
  await test.step('a session that expires while it is saved', async () => {
    await page.getByRole('button', { name: 'Review changes' }).click()
    await page.evaluate(() => window.gatehouseMock?.faults(['CreatePolicyVersion:ExpiredToken:times=1']))
    await page.getByRole('button', { name: 'Save as new version' }).click()
    await expect(page.getByText('Your session has expired.')).toBeVisible()
    await submitUserForm(page, personaNamed('alice'))
    await expect(back(page)).toBeVisible()
    await expectPolicy(document, written)
  })
  await test.step('it is discarded', async () => {
    await page.getByRole('button', { name: 'Discard it' }).click()
    await expectPolicy(document, saved)
    await page.reload()
    await expectPolicy(document, saved)
    await expect(back(page)).toHaveCount(0)
  })
  await test.step('leaving drops it', async () => {
    await writePolicy(document, written)
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await expectPolicy(document, saved)
    await expect(back(page)).toHaveCount(0)
  })
})

test('signing out drops what was written and not saved', async ({ page }) => {
  test.slow()
  page.on('dialog', question => void question.accept())
  await openAs(page, 'alice', '#/policies/create')
  const begun = await readPolicy(documentOf(page))
  await writePolicy(documentOf(page), '{"Version": "2012-10-17"}')
  await signOut(page, 'alice')
  await submitUserForm(page, personaNamed('alice'))
  await page.goto('/#/policies/create')
  await expectPolicy(documentOf(page), begun)
  await expect(back(page)).toHaveCount(0)
})
