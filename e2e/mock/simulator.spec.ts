import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { watchCalls } from '../support/calls.ts'
import { expect, test } from '../support/mock-test.ts'
import { copied, documentOf, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, tableOf } from '../support/table.ts'

const bob = 'arn:aws:iam::111122223333:user/bob'
const frank = 'arn:aws:iam::111122223333:user/frank'
const object = 'arn:aws:s3:::acme-data-lake/2026.csv'

const address = (...entries: (readonly [name: string, value: string])[]): string =>
  `#/simulator?${new URLSearchParams(entries.map(entry => [...entry]))}`

/** Types into a field of several texts and takes it. */
async function enter(page: Page, label: string | RegExp, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(text)
  await field.press('Enter')
}

const result = (page: Page, name: string | RegExp): Locator =>
  tableOf(page, 'Results').getByRole('button', { name })

/** How many of the one case come out; a copy for screen readers says it too. */
const passed = (page: Page, count: number): Locator =>
  page.getByText(`${count} of 1 case comes out as expected`).first()

const why = (page: Page): Locator => page.getByRole('list', { name: 'Policies that were looked at' })

test('from a user to the statement that takes a permission away', async ({ page }) => {
  const calls = watchCalls(page)
  await openAs(page, 'alice', '#/users/details/bob')
  await page.getByRole('link', { name: 'Simulate' }).click()
  await expect(page.getByRole('heading', { name: 'Policies (3/3)' })).toBeVisible()
  await calls.settle()
  calls.clear()
  await enter(page, /^Actions/, 'iam:createuser, s3:GetObject')
  await enter(page, /^Resources/, 'arn:aws:iam::111122223333:user/eve')
  await result(page, 'Implicit deny: iam:CreateUser on arn:aws:iam::111122223333:user/eve').click()
  await expect(page.getByText(/^The permissions boundary does not allow iam:CreateUser/)).toBeVisible()
  await expect(why(page).getByText(/Statement “LookAfterTheTeam” allows it/)).toBeVisible()
  await expect(page.getByText('takes no such resource')).toBeVisible()
  // Without the boundary it would be allowed; nothing is asked of the service for that.
  await page.getByRole('checkbox', { name: 'DeveloperBoundary' }).uncheck()
  await expect(result(page, /^Allowed: iam:CreateUser/)).toBeVisible()
  expect(calls.all).toEqual([])
  await why(page).getByRole('link', { name: 'Statement “LookAfterTheTeam” of DeveloperAccess' }).click()
  await expect(page).toHaveURL(/#\/policies\/edit\/.*DeveloperAccess\?statement=2$/)
  // The cursor waits at the statement.
  const editor = documentOf(page)
  // With nothing selected its line is copied, which is not the first one of the text.
  await expect.poll(() => copied(editor)).toMatch(/^ +\{\n$/)
  await editor.press('Shift+ArrowDown')
  await editor.press('Shift+ArrowDown')
  await expect.poll(() => copied(editor)).toMatch(/^\{\s+"Sid": "LookAfterTheTeam"/)
})

test('a condition key that decides is named, and gets a value that can be one', async ({ page }) => {
  await openAs(page, 'alice', address(['principal', frank], ['action', 's3:GetObject'], ['resource', object]))
  // From outside the office unless the address is given.
  await expect(result(page, /^Explicit deny/)).toBeVisible()
  await page.getByRole('button', { name: 'Give aws:SourceIp a value' }).click()
  const sourceIp = page.getByRole('textbox', { name: 'aws:SourceIp' })
  await sourceIp.fill('office')
  await expect(sourceIp).toHaveAccessibleDescription(/“office” is no IP address/)
  await sourceIp.fill('192.0.2.7')
  await expect(result(page, /^Allowed/)).toBeVisible()
})

test('a text is changed here, and the link brings the whole simulation back', async ({ page }) => {
  await openAs(
    page,
    'alice',
    address(
      ['principal', frank],
      ['action', 's3:GetObject'],
      ['resource', object],
      ['key', 'aws:SourceIp=192.0.2.7'],
    ),
  )
  await expect(result(page, /^Allowed/)).toBeVisible()
  await page.getByRole('button', { name: 'Change the text of DataLakeAccess' }).click()
  const text = page.getByRole('textbox', { name: 'Simulated text of “DataLakeAccess” (JSON)' })
  await writePolicy(text, (await readPolicy(text)).replace('192.0.2.0/24', '198.51.100.0/24'))
  await result(page, /^Explicit deny/).click()
  await expect(page).toHaveURL(/texts=.*show=|show=.*texts=/)
  await page.reload()
  await expect(result(page, /^Explicit deny/)).toBeVisible()
  await expect(page.getByText('Changed here')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'aws:SourceIp' })).toHaveValue('192.0.2.7')
  await expect(why(page).getByText(/Statement “FromTheOfficeOnly” denies it/)).toBeVisible()
  await page.getByRole('button', { name: 'Use the saved text of DataLakeAccess' }).click()
  await expect(result(page, /^Allowed/)).toBeVisible()
})

test('a result is saved as a case, checked on the page of its policy, exported and imported', async ({
  page,
}) => {
  await openAs(
    page,
    'alice',
    address(
      ['principal', bob],
      ['action', 's3:GetObject'],
      ['resource', object],
      ['show', 's3:GetObject'],
      ['show', object],
    ),
  )
  await page.getByRole('button', { name: 'Save as case' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as case' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Developers read the lake')
  await dialog.getByRole('button', { name: 'Save case' }).click()
  await expect(passed(page, 1)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const exported = await readFile(await (await download).path(), 'utf8')

  // The text on the page decides: what is changed in the simulation changes what comes of the case.
  await page.getByRole('button', { name: 'Change the text of DeveloperAccess' }).click()
  const text = page.getByRole('textbox', { name: 'Simulated text of “DeveloperAccess” (JSON)' })
  await writePolicy(text, (await readPolicy(text)).replace('s3:*', 's3:Put*'))
  await expect(passed(page, 0)).toBeVisible()

  const policy = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')
  await page.goto(`/#/policies/details/${policy}?tab=cases`)
  // The simulator shows the same case until the page is there.
  await expect(page.getByRole('heading', { name: 'DeveloperAccess', level: 1 })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Developers read the lake' })).toBeChecked()
  await expect(passed(page, 1)).toBeVisible()
  await page.getByRole('button', { name: 'Delete the case Developers read the lake' }).click()
  await expect(page.getByText(/^None yet/)).toBeVisible()

  const choose = page.locator('input[type=file]')
  await choose.setInputFiles({
    name: 'strange.json',
    mimeType: 'application/json',
    buffer: Buffer.from(exported.replace('"expected": "allowed"', '"expected": "maybe"')),
  })
  await expect(
    page.getByText(/“strange.json” is not imported. “cases\[0\].expected” must be allowed/),
  ).toBeVisible()
  await choose.setInputFiles({
    name: 'cases.json',
    mimeType: 'application/json',
    buffer: Buffer.from(exported),
  })
  await expect(passed(page, 1)).toBeVisible()
  await page.getByRole('button', { name: 'Simulate the case Developers read the lake' }).click()
  await expect(
    why(page)
      .getByText(/Statement “BuildAndRun” allows it/)
      .first(),
  ).toBeVisible()
})

test('cases are decided again with every change of a text that is edited', async ({ page }) => {
  await openAs(
    page,
    'alice',
    address(['principal', bob], ['action', 's3:GetObject'], ['show', 's3:GetObject'], ['show', '*']),
  )
  await page.getByRole('button', { name: 'Save as case' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save case' }).click()
  await expect(passed(page, 1)).toBeVisible()
  await why(page).getByRole('link', { name: 'Statement “BuildAndRun” of DeveloperAccess' }).click()
  // The simulator shows the same case until the page is there.
  await expect(page).toHaveURL(/#\/policies\/edit\//)
  await expect(why(page)).toHaveCount(0)
  await expect(passed(page, 1)).toBeVisible()
  const text = page.getByRole('textbox', { name: /^Policy document/ })
  const before = await readPolicy(text)
  await writePolicy(text, before.replace('s3:*', 's3:Put*'))
  await expect(passed(page, 0)).toBeVisible()
  await writePolicy(text, before)
  await expect(passed(page, 1)).toBeVisible()
})

test('what cannot be is said at its field, and what may not be read by name', async ({ page }) => {
  await openAs(page, 'dave', '#/simulator')
  await expect(
    page.getByText('You are not allowed to perform iam:GetAccountAuthorizationDetails'),
  ).toBeVisible()
  await enter(page, /^Actions/, 's3:GetObjct')
  await expect(page.getByRole('combobox', { name: /^Actions/ })).toHaveAccessibleDescription(
    /“s3:GetObjct” is no action that AWS has; did you mean “s3:GetObject”\?/,
  )
  await enter(page, /^Actions/, 's3:GetObject*')
  await enter(page, /^Resources/, 'my-bucket')
  await expect(page.getByRole('combobox', { name: /^Resources/ })).toHaveAccessibleDescription(
    /“my-bucket” is no ARN/,
  )
  await enter(page, /^Resources/, object)
  // Policies can be tried all the same.
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Paste a policy' }).click()
  await writePolicy(
    page.getByRole('textbox', { name: 'Simulated text of “Policy 1” (JSON)' }),
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}',
  )
  await expect(result(page, 'Allowed: s3:GetObject on arn:aws:s3:::acme-data-lake/2026.csv')).toBeVisible()
  await expect(result(page, /^Implicit deny: s3:GetObjectAcl on/)).toBeVisible()
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await expectRow(tableOf(page, 'Results, one a line'), {
    Action: 's3:GetObject',
    Resource: object,
    Result: 'Allowed',
    'Decided by': 'Identity-based policies',
  })
  await page.goto('/#/simulator?texts=damaged')
  await expect(page.getByText('The address of this simulation cannot be read')).toBeVisible()
})
