import { expect, type Page } from '@playwright/test'
import { rowCheckbox, tableOf } from './table.ts'

export interface NewUser {
  readonly userName: string
  /** Without one, the user gets no access to the console. */
  readonly password?: string
  readonly mustChange?: boolean
  readonly groups?: readonly string[]
}

/** Goes through the wizard, which is open at its first step, up to the page that says what was done. */
export async function createUser(page: Page, user: NewUser): Promise<void> {
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await page.getByRole('textbox', { name: 'User name' }).fill(user.userName)
  if (user.password !== undefined) {
    await page.getByRole('checkbox', { name: 'Give this user access to the console' }).check()
    await page.getByRole('radio', { name: 'Own password' }).check()
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill(user.password)
    await page
      .getByRole('checkbox', { name: /must choose a new password/ })
      .setChecked(user.mustChange ?? false)
  }
  await next.click()
  await expect(page.getByRole('heading', { name: 'Set permissions', level: 1 })).toBeVisible()
  for (const group of user.groups ?? []) {
    await rowCheckbox(tableOf(page, 'User groups'), 'user group', group).click()
  }
  await next.click()
  await expect(page.getByRole('heading', { name: /^Add tags/, level: 1 })).toBeVisible()
  await next.click()
  await expect(page.getByRole('heading', { name: 'Review and create', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Create user', exact: true }).click()
  await expect(page.getByText(`The user “${user.userName}” is created.`)).toBeVisible()
}

export interface NewAccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Creates an access key on the open "Security credentials" tab and reads it off the only page that shows it. */
export async function createAccessKey(page: Page): Promise<NewAccessKey> {
  await page.getByRole('button', { name: 'Create access key', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create access key' }).click()
  await expect(dialog.getByText('This is the only time that the secret access key is shown.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Show Secret access key' }).click()
  const shown = (await dialog.textContent()) ?? ''
  const accessKeyId = /AKIA[A-Z0-9]{16}/.exec(shown)?.[0]
  if (accessKeyId === undefined) throw new Error(`no access key is shown: ${shown}`)
  const secret = dialog.getByRole('code')
  await expect(secret).toHaveText(/^[A-Za-z0-9/+]{40}$/)
  const secretAccessKey = (await secret.textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return { accessKeyId, secretAccessKey }
}
