import { expect, test } from '../support/mock-test.ts'
import { documentOf, expectPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const statement = (index: number): string =>
  `{ "Sid": "S${index}", "Effect": "Allow", "Action": ["s3:GetObject", "sqs:Get*"], "Resource": "arn:aws:s3:::b${index}/*" }`
/** A megabyte of statements, as nobody should have them. */
const large = `{ "Version": "2012-10-17", "Statement": [\n${Array.from({ length: 9_000 }, (_, index) => statement(index)).join(',\n')}\n] }`

test('whatever is put in, the editor says where it is wrong and stays usable', async ({ page }) => {
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await page.getByRole('button', { name: 'Both', exact: true }).click()
  const document = documentOf(page)
  const findings = page.getByRole('list', { name: 'Findings' })
  const visual = page.getByRole('region', { name: 'Visual editor' })

  await test.step('no JSON at all', async () => {
    await writePolicy(document, 'let everybody in')
    await expect(findings.getByRole('button', { name: /^Go to line 1, column 1/ }).first()).toBeVisible()
    await expect(visual.getByText('The text is no JSON here')).toBeVisible()
  })
  await test.step('half a statement', async () => {
    await writePolicy(
      document,
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Deny", "Action": "s3:Get',
    )
    await expect(findings.getByRole('button', { name: /^Go to line 4/ }).first()).toBeVisible()
    await expect(
      visual.getByText('Below is what can be read of it; nothing of the text is lost.'),
    ).toBeVisible()
    await expect(visual.getByRole('heading', { name: /^Deny/ })).toBeVisible()
  })
  await test.step('elements that there are not', async () => {
    await writePolicy(
      document,
      '{"Version": "2012-10-17", "Rules": [1], "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Tag": {"a": 1}}]}',
    )
    await expect(findings.getByRole('listitem').filter({ hasText: '"Rules"' }).last()).toContainText('Error')
    await expect(findings.getByRole('listitem').filter({ hasText: '"Tag"' }).last()).toContainText('Error')
    await expect(visual.getByRole('region', { name: 'JSON of Rules' })).toHaveText(/"Rules": \[1\]/)
    await expect(visual.getByRole('region', { name: 'JSON of Tag' })).toHaveText(/"Tag": \{"a": 1\}/)
  })
  await test.step('a megabyte', async () => {
    expect(large.length).toBeGreaterThan(1_000_000)
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    await writePolicy(document, large)
    await expect(page.getByRole('alert').filter({ hasText: 'the quota is 6144' })).toBeVisible()
    await document.press('ControlOrMeta+Home')
    await page.keyboard.type('  ')
    await expectPolicy(document, `  ${large}`)
    await document.press('ControlOrMeta+z')
  })
  await test.step('and another text is put in its place', async () => {
    await writePolicy(document, statement(1))
    await expectPolicy(document, statement(1))
  })
})
