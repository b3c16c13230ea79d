import { expect } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { dialog, leaveDialog } from '../support/dialog.ts'
import { openAs } from '../support/sign-in.ts'

testAccessibility('my security credentials', page => openAs(page, 'bob', '#/my-security-credentials'), [
  {
    name: 'password and access keys',
    show: page => expect(page.getByText(/^You may see them, create one/)).toBeVisible(),
  },
  {
    name: 'the password',
    show: async page => {
      await page.getByRole('button', { name: 'Change password' }).click()
      await expect(dialog(page).getByText('At least 8 characters')).toBeVisible()
    },
  },
  {
    name: 'the other credentials',
    show: async page => {
      await leaveDialog(page)
      await page.getByRole('tab', { name: 'SSH keys, services and certificates' }).click()
      await expect(page.getByText(/iam:UploadSigningCertificate/)).toBeVisible()
    },
  },
  {
    name: 'an upload with an error',
    show: async page => {
      await page.getByRole('button', { name: 'Upload SSH public key', exact: true }).click()
      await dialog(page).getByRole('textbox', { name: 'SSH public key' }).fill('nonsense')
      await dialog(page).getByRole('button', { name: 'Upload SSH public key' }).click()
      await expect(dialog(page).getByText('You are not allowed')).toBeVisible()
    },
  },
  {
    name: 'a new service-specific credential',
    show: async page => {
      await leaveDialog(page)
      await page.getByRole('button', { name: 'Create credential', exact: true }).click()
      await dialog(page)
        .getByRole('radio', { name: /Bedrock/ })
        .check()
      await expect(dialog(page).getByRole('textbox', { name: 'Days until it expires' })).toBeVisible()
    },
  },
])
