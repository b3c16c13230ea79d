import { holdQuestions } from '../support/held-questions.ts'
import { expect, test } from '../support/mock-test.ts'
import { copied, documentOf, expectPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*"
    },
    {
      "Effect": "Allow",
      "Action": "sqs:SendMessage",
      "Resource": "*"
    }
  ]
}
`

test('both views share one history and one selection', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 1600, height: 1000 })
  await openAs(page, 'alice', '#/policies/create')
  const document = documentOf(page)
  const visual = page.getByRole('region', { name: 'Visual editor' })
  const card = (service: string) => visual.getByRole('button', { name: new RegExp(`· ${service}`) })
  await writePolicy(document, policy)

  await test.step('where there is room, both stand side by side, and the card follows the cursor', async () => {
    await document.press('ControlOrMeta+Home')
    for (let line = 1; line < 5; line++) await document.press('ArrowDown')
    await expect(card('S3')).toHaveAttribute('aria-expanded', 'true')
    for (let line = 5; line < 10; line++) await document.press('ArrowDown')
    await expect(card('SQS')).toHaveAttribute('aria-expanded', 'true')
    await expect(card('S3')).toHaveAttribute('aria-expanded', 'false')
  })
  await test.step('the cursor follows the card', async () => {
    await card('S3').click()
    await expect(card('S3')).toHaveAttribute('aria-expanded', 'true')
    // With nothing selected the line of the cursor is copied.
    await expect.poll(async () => (await copied(document)).trim()).toBe('{')
    await document.press('ArrowDown')
    await document.press('ArrowDown')
    await expect.poll(async () => (await copied(document)).trim()).toBe('"Action": "s3:GetObject",')
  })
  await test.step('where there is no room beside it, the text is below the cards', async () => {
    const frame = page.locator('.gatehouse-json-view')
    await expect
      .poll(async () => {
        const cards = await visual.boundingBox()
        return ((await frame.boundingBox())?.y ?? 0) < (cards?.y ?? 0) + (cards?.height ?? 0)
      })
      .toBe(true)
    await page.setViewportSize({ width: 800, height: 1000 })
    await expect
      .poll(async () => {
        const above = await visual.boundingBox()
        return ((await frame.boundingBox())?.y ?? 0) >= (above?.y ?? 0) + (above?.height ?? 0) - 1
      })
      .toBe(true)
    await page.setViewportSize({ width: 1600, height: 1000 })
  })
  const denied = policy.replace('"Allow"', '"Deny"')
  await test.step('what is done in one view is undone in the other', async () => {
    await visual.getByRole('button', { name: 'Deny', exact: true }).click()
    await expectPolicy(document, denied)
    await document.press('ControlOrMeta+z')
    await expectPolicy(document, policy)
    await document.press('ControlOrMeta+Shift+z')
    await expectPolicy(document, denied)
  })
  await test.step('and the other way', async () => {
    await writePolicy(document, denied.replace('s3:GetObject', 'kms:Decrypt'))
    await page.getByRole('button', { name: 'Visual', exact: true }).click()
    await expect(card('Key Management Service|KMS')).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(card('S3')).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(visual.getByRole('heading', { name: /^Deny/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await expect(visual.getByRole('heading', { name: /^Deny/ })).toHaveCount(1)
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    await expectPolicy(document, denied)
  })
})

test('a cursor that was moved by hand stays, though a link to a statement is answered late', async ({
  page,
}) => {
  const places = await holdQuestions(page, 'statements')
  await openAs(
    page,
    'alice',
    '#/policies/edit/arn:aws:iam::111122223333:policy%2FDeveloperAccess?statement=2',
  )
  const document = documentOf(page)
  await document.focus()
  await places.waitForOne()
  await document.press('ControlOrMeta+a')
  await places.ask()
  expect(await copied(document)).toMatch(/^\{[\s\S]*\}\s*$/)
})

test('of two cards that are chosen one right after the other, the cursor goes to the second', async ({
  page,
}) => {
  const statement = (action: string) => `{ "Effect": "Allow", "Action": "${action}", "Resource": "*" }`
  const actions = ['s3:GetObject', 'sqs:SendMessage', 'sns:Publish']
  const lines = `{ "Version": "2012-10-17", "Statement": [\n${actions.map(statement).join(',\n')}\n] }\n`
  test.slow()
  await page.setViewportSize({ width: 1600, height: 1000 })
  const places = await holdQuestions(page, 'statements')
  await openAs(page, 'alice', '#/policies/create')
  const document = documentOf(page)
  await writePolicy(document, lines)
  const visual = page.getByRole('region', { name: 'Visual editor' })
  await visual.getByRole('button', { name: /· SQS/ }).click()
  await visual.getByRole('button', { name: /· S3/ }).click()
  await places.waitForOne()
  await places.ask()
  // With nothing selected the line of the cursor is copied.
  await expect.poll(() => copied(document)).toContain('s3:GetObject')
})
