import { readFile } from 'node:fs/promises'
import { personaNamed } from '../../mocks/personas.ts'
import { generateReport, openWithReport } from '../support/credential-report.ts'
import { expect, test } from '../support/mock-test.ts'
import { expectSignedIn, openAs, signOut, submitUserForm } from '../support/sign-in.ts'
import { expectColumn, expectRow, tableOf } from '../support/table.ts'

test('a stricter password policy names whom it finds out of line, and holds at the next sign-in', async ({
  page,
}) => {
  await openWithReport(page, 'alice')
  await page.getByRole('link', { name: 'Account settings' }).click()
  await expect(page.getByText('Passwords expire after 365 days')).toBeVisible()

  await test.step('it is previewed and saved', async () => {
    await page.getByRole('button', { name: 'Edit the password policy' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit the password policy' })
    await dialog.getByRole('textbox', { name: 'Minimum length' }).fill('20')
    await dialog.getByRole('checkbox', { name: /^Uppercase/ }).uncheck()
    await dialog.getByRole('textbox', { name: 'Days until a password expires' }).fill('90')
    await expect(dialog.getByText('One password is older than 90 days: frank.')).toBeVisible()
    await expect(dialog.getByText('7 passwords were set under rules that ask for less.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog).toBeHidden()
    const rules = page.getByRole('list', { name: 'Rules for passwords' })
    await expect(rules).toContainText('At least 20 characters')
    await expect(rules).toContainText('Passwords expire after 90 days')
    await expect(rules).not.toContainText('uppercase')
  })

  await test.step('who has to choose a new password is told these rules', async () => {
    await signOut(page, 'alice')
    await submitUserForm(page, personaNamed('erin'))
    await expect(page.getByText('At least 20 characters')).toBeVisible()
    await expect(page.getByText('At least a number')).toBeVisible()
    await expect(page.getByText('None of the last 5 passwords')).toBeVisible()
    const field = page.getByLabel('New password', { exact: true })
    await field.fill('erin-has-no-numbers-at-all')
    await page.getByLabel('New password, again').fill('erin-has-no-numbers-at-all')
    await page.getByRole('button', { name: 'Set password and sign in' }).click()
    await expect(page.getByText('This password lacks a number.')).toBeVisible()
    await field.fill('erin-has-1-number-and-symbols')
    await page.getByLabel('New password, again').fill('erin-has-1-number-and-symbols')
    await page.getByRole('button', { name: 'Set password and sign in' }).click()
    await expectSignedIn(page, 'erin')
  })
})

test('the password policy is deleted, and the session tokens of the global endpoint are changed', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/account-settings')
  await expect(page.getByText('At least one symbol')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('The account has none of its own')).toBeVisible()
  await page.getByRole('button', { name: 'Set a policy' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('At least one symbol')).toBeVisible()

  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Session tokens of the global endpoint' })
  await dialog.getByRole('radio', { name: 'Valid in all Regions' }).check()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toBeHidden()
  await page.reload()
  await expect(page.getByText('Valid in all Regions')).toBeVisible()
})

test('the credential report is generated, downloaded as AWS has it, and found from the dashboard', async ({
  page,
}) => {
  await openAs(page, 'alice')
  await page.getByRole('link', { name: 'Generate the credential report' }).click()
  await generateReport(page)
  const report = tableOf(page, 'Credential report')
  await expectRow(report, {
    User: 'frank',
    Password: 'Yes',
    'Access keys': '1 active, 1 inactive',
    'Unused for 90 days': 'Password, Key 1',
  })
  await expect(page.getByRole('button', { name: 'Generate report' })).toBeDisabled()

  await test.step('the file is the one that the API gave', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download AWS’s CSV file' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^status_reports_[\dT-]+\.csv$/)
    const lines = (await readFile(await download.path(), 'utf8')).split('\n')
    expect(lines[0]).toMatch(/^user,arn,user_creation_time,password_enabled,.*,cert_2_last_rotated$/)
    expect(lines).toHaveLength(16)
    expect(lines[1]).toMatch(/^<root_account>,arn:aws:iam::111122223333:root,.*,not_supported,/)
  })
  await test.step('the dashboard counts, and leads to the rows', async () => {
    await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
    await expect(page.getByText('One user has credentials unused for 90 days')).toBeVisible()
    await page.getByRole('link', { name: 'Show them' }).last().click()
    await expectColumn(report, 'User', ['frank'])
  })
})

test('who may not read the report or the settings is told why, in their places', async ({ page }) => {
  await openAs(page, 'dave', '#/credential-report')
  await expect(page.getByText('You are not allowed to perform iam:GetCredentialReport')).toBeVisible()
  await page.getByRole('link', { name: 'Account settings' }).click()
  await expect(page.getByText('You are not allowed to perform iam:GetAccountPasswordPolicy')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set a policy' })).toBeDisabled()
})
