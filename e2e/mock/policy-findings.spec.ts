import { expect, test } from '../support/mock-test.ts'
import { documentOf, expectPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const broken = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Efect": "Allow",
      "Action": ["s3:GetObjct", "s3:PutObjct", "s3:DeleteObjct"],
      "Resource": "arn:aws:s3:::shop-orders/*"
    },
    {
      "Effect": "allow",
      "Action": ["sqs:SendMessage", "sqs:SendMessage"],
      "Resource": "arn:aws:sqs:*:*:orders",
      "Condition": { "StringEqual": { "aws:RequestedRegion": "eu-west-1" } }
    },
  ]
}
`

const mended = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      "Resource": "arn:aws:s3:::shop-orders/*"
    },
    {
      "Effect": "Allow",
      "Action": ["sqs:SendMessage"],
      "Resource": "arn:aws:sqs:*:*:orders",
      "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }
    }
  ]
}
`

test('every finding of a broken policy is mended by quick fixes', async ({ page }) => {
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  const document = documentOf(page)
  const findings = page.getByRole('list', { name: 'Findings' })
  const wrong = (text: string) => findings.getByRole('listitem').filter({ hasText: text })
  await writePolicy(document, broken)

  await test.step('all of one kind at once', async () => {
    await expect(findings.getByRole('listitem')).toHaveCount(8)
    await findings.getByRole('button', { name: 'Fix all 3 of this kind' }).click()
    await expect(wrong('Amazon S3 has no action')).toHaveCount(0)
    // Taken back, it can be done again.
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(findings.getByRole('listitem')).toHaveCount(8)
    await findings.getByRole('button', { name: 'Fix all 3 of this kind' }).click()
    await expect(wrong('Amazon S3 has no action')).toHaveCount(0)
  })
  await test.step("where the text stands, by the editor's own menu", async () => {
    await wrong('"Efect"').getByRole('button', { name: 'Go to line 5, column 7' }).click()
    await expect(document).toBeFocused()
    await page.keyboard.press('ControlOrMeta+.')
    await expect(page.getByRole('option', { name: 'Replace by "Effect"' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(wrong('"Efect"')).toHaveCount(0)
  })
  await test.step('by the kind that is chosen', async () => {
    await page.getByRole('button', { name: 'Suggestions', exact: true }).click()
    await expect(findings.getByRole('listitem')).toHaveCount(1)
    await findings.getByRole('button', { name: 'Remove "sqs:SendMessage"' }).click()
    await expect(wrong('is covered by')).toHaveCount(0)
  })
  await test.step('one by one', async () => {
    for (const fix of ['Replace by "Allow"', 'Replace by "StringEquals"', 'Remove the comma']) {
      await findings.getByRole('button', { name: fix }).click()
      // Nothing is mended in a text that has changed since it was checked.
      await expect(findings.getByRole('button', { name: fix })).toHaveCount(0)
    }
    await expect(page.getByText('No findings', { exact: true }).first()).toBeVisible()
  })
  await expectPolicy(document, mended)
})
