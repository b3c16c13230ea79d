import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import * as samples from '../../src/iam/testing/test-credentials.data.ts'
import { watchCalls } from '../support/calls.ts'
import { expect, test } from '../support/mock-test.ts'
import { openAs, signOut } from '../support/sign-in.ts'
import { expectRow, readRows, rowCheckbox, tableOf } from '../support/table.ts'

const dialog = (page: Page) => page.getByRole('dialog')

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('alice uploads an SSH key for bob, and eight requests were enough to get there', async ({ page }) => {
  const calls = watchCalls(page)
  await openAs(page, 'alice', '#/users/details/bob?tab=security')
  const keys = tableOf(page, 'SSH public keys')
  await expect(page.getByText('The user has no SSH public key.')).toBeVisible()
  await expect(page.getByText('The user has no signing certificate.')).toBeVisible()
  expect(calls.all.length, calls.all.join(', ')).toBeLessThanOrEqual(8)

  await test.step('a bad key is refused at its field, a good one taken', async () => {
    await button(page, 'Upload SSH public key').click()
    const field = dialog(page).getByRole('textbox', { name: 'SSH public key' })
    await field.fill('ssh-rsa nonsense')
    await dialog(page).getByRole('button', { name: 'Upload SSH public key' }).click()
    await expect(field).toHaveAccessibleDescription(/malformed or otherwise invalid/)
    await field.fill(samples.sshRsa)
    await dialog(page).getByRole('button', { name: 'Upload SSH public key' }).click()
    await expectRow(keys, { Status: 'Active' })
  })
  await test.step('the key is shown with its fingerprint, and deactivated', async () => {
    await keys.getByRole('checkbox').last().click()
    await button(page, 'Show SSH public key').click()
    await expect(dialog(page).getByText('21:91:78:12')).toBeVisible()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await button(page, 'Deactivate SSH public key').click()
    await expectRow(keys, { Status: 'Inactive' })
  })
})

test('a certificate and a password for a service go along when alice deletes bob', async ({ page }) => {
  await openAs(page, 'alice', '#/users/details/bob?tab=security')
  await test.step('a certificate comes from a file', async () => {
    await button(page, 'Upload certificate').click()
    await dialog(page)
      .locator('input[type=file]')
      .setInputFiles({
        name: 'bob.pem',
        mimeType: 'application/x-pem-file',
        buffer: Buffer.from(samples.rsaCertificate),
      })
    await expect(dialog(page).getByRole('textbox', { name: 'Certificate in PEM' })).toHaveValue(/MII/)
    await dialog(page).getByRole('button', { name: 'Upload certificate' }).click()
    await expectRow(tableOf(page, 'X.509 signing certificates'), { Status: 'Active' })
  })
  await test.step('the password of a service is shown once, also as a file', async () => {
    await button(page, 'Create credential').click()
    await dialog(page).getByRole('button', { name: 'Create credential' }).click()
    await dialog(page).getByRole('button', { name: 'Show Password' }).click()
    const shown = dialog(page).getByRole('code')
    await expect(shown).toHaveText(/^[\x21-\x7e]{32,}$/)
    const password = (await shown.textContent()) ?? ''
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Download .csv' }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toContain(password)
    await dialog(page).getByRole('button', { name: 'Done' }).click()
    await expectRow(tableOf(page, 'Service-specific credentials'), {
      Service: 'AWS CodeCommit',
      Status: 'Active',
      Expires: 'Never',
    })
    await expect(page.getByText(password)).toHaveCount(0)
  })
  await test.step('deleting bob names them and takes them along', async () => {
    await button(page, 'Delete').click()
    const question = page.getByRole('dialog', { name: 'Delete user?' })
    await expect(question.getByText(/^service-specific credentials: ACCA/)).toBeVisible()
    await expect(question.getByText(/^signing certificates: /)).toBeVisible()
    await question.getByRole('textbox').fill('bob')
    await question.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByText('The user “bob” is deleted.').first()).toBeVisible()
  })
})

test('bob reads what he may do with his own credentials, and changes his password', async ({ page }) => {
  await openAs(page, 'bob')
  await page.getByRole('button', { name: 'bob' }).first().click()
  await page.getByRole('menuitem', { name: 'My security credentials' }).click()
  await expect(page.getByRole('heading', { name: 'My security credentials', level: 1 })).toBeVisible()
  await expect(
    page.getByText('You may see them, create one, activate and deactivate them and delete them.'),
  ).toBeVisible()

  await test.step('what his boundary forbids is said before he tries', async () => {
    await page.getByRole('tab', { name: 'SSH keys, services and certificates' }).click()
    await expect(page.getByText(/You may not .*upload one \(iam:UploadSSHPublicKey\)/)).toBeVisible()
  })
  await test.step('a wrong old password is said at its field', async () => {
    await page.getByRole('tab', { name: 'Password, MFA and access keys' }).click()
    await button(page, 'Change password').click()
    const fill = async (old: string) => {
      await dialog(page).getByLabel('Current password').fill(old)
      await dialog(page).getByLabel('New password', { exact: true }).fill('Bob-has-a-new-one-3')
      await dialog(page).getByLabel('New password, again').fill('Bob-has-a-new-one-3')
      await dialog(page).getByRole('button', { name: 'Change password' }).click()
    }
    await fill('not-his-1')
    await expect(dialog(page).getByLabel('Current password')).toHaveAccessibleDescription(
      /The old password was incorrect\./,
    )
    await fill('Bob-builds-acme-2')
    await expect(page.getByText('Your password is changed.').first()).toBeVisible()
  })
})

test('dave is told that his standing cannot be known, and the root user is warned', async ({ page }) => {
  await openAs(page, 'dave', '#/my-security-credentials')
  await expect(page.getByText(/is not known: not all of your policies can be read/).first()).toBeVisible()
  await signOut(page, 'dave')
  await openAs(page, 'root@acme.example', '#/my-security-credentials')
  await expect(page.getByText('You are signed in as the root user')).toBeVisible()
  await button(page, 'Create access key').click()
  await dialog(page).getByRole('button', { name: 'Create access key' }).click()
  await expect(dialog(page).getByText('This is the only time')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  const keys = tableOf(page, 'Access keys')
  await expectRow(keys, { Status: 'Active' })

  await test.step('who deletes the key again', async () => {
    const [row] = await readRows(keys)
    const id = row?.['Access key ID'] ?? ''
    await rowCheckbox(keys, 'access key', id).click()
    await button(page, 'Delete access keys').click()
    await dialog(page).getByRole('textbox').fill(id)
    await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByText('The root user has no access key.')).toBeVisible()
  })
})
