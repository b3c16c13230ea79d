import { expect, test } from '../support/mock-test.ts'
import { documentOf, expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const reading = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}'

test('templates, other policies and files are put in, and the text is laid out and shortened', async ({
  page,
}) => {
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  const document = documentOf(page)
  const insert = async (item: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Insert', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await writePolicy(document, reading)

  await test.step('what a pattern covers is told behind it, and listed by a click or a key', async () => {
    const note = page.locator('.gatehouse-wildcard-note')
    await expect(note).toHaveText(/^\s*\d+\sactions$/)
    await note.click()
    const actions = page.getByRole('dialog', { name: 'What s3:Get* covers' })
    await expect(actions.getByText('s3:GetObject', { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(actions).toHaveCount(0)
    await document.press('ControlOrMeta+Home')
    for (let column = 0; column < 70; column++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Alt+F1')
    await expect(actions).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(actions).toHaveCount(0)
  })
  await test.step('a template', async () => {
    await insert(/^Read one S3 bucket/)
    await expectPolicy(document, /"Sid": ?"ReadObjects"/)
  })
  await test.step("one of AWS's policies, and a file", async () => {
    await insert(/^Import a policy/)
    const dialog = page.getByRole('dialog', { name: 'Import policies' })
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'queues.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        '{"Statement": {"Sid": "FromFile", "Effect": "Deny", "Action": "sqs:*", "Resource": "*"}}',
      ),
    })
    await expect(dialog.getByText('queues.json')).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Find policies' }).fill('IAMReadOnlyAccess')
    await dialog.getByRole('combobox', { name: 'Find policies' }).press('Enter')
    await dialog.getByRole('checkbox', { name: /IAMReadOnlyAccess/ }).click()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expectPolicy(document, /"FromFile"/)
    await expectPolicy(document, /"iam:GetContextKeysForCustomPolicy"|"iam:Get\*"/)
  })
  await test.step('a file that is no policy is said to be none', async () => {
    await insert(/^Import a policy/)
    const dialog = page.getByRole('dialog', { name: 'Import policies' })
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('buy milk'),
    })
    await expect(
      dialog.getByText(
        'The file “notes.txt” is no policy: it must be JSON with a Statement, and no key may stand twice.',
      ),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)
  })
  await test.step('laid out, and back', async () => {
    const before = await readPolicy(document)
    await page.getByRole('button', { name: 'Format', exact: true }).click()
    await expectPolicy(document, /^\{\n {2}"Version": "2012-10-17",\n/)
    const laidOut = await readPolicy(document)
    expect(JSON.parse(laidOut)).toEqual(JSON.parse(before))
    await page.getByRole('button', { name: 'Shorten' }).click()
    await page.getByRole('menuitem', { name: /white space/ }).click()
    await expectPolicy(document, JSON.stringify(JSON.parse(before)))
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expectPolicy(document, laidOut)
  })
})
