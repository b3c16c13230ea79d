import { expect, type Locator, type Page } from '@playwright/test'

export interface RoleToSwitch {
  readonly account: string
  readonly roleName: string
  readonly displayName?: string
  readonly color?: string
  readonly duration?: string
}

/** The strip that stands over every screen while a person acts under a role. */
export const roleBanner = (page: Page): Locator => page.getByRole('region', { name: 'Role session' })

/** Fills in the form, which is open, and sends it. */
export async function submitSwitchForm(page: Page, role: RoleToSwitch): Promise<void> {
  await page.getByRole('textbox', { name: 'Account' }).fill(role.account)
  await page.getByRole('textbox', { name: 'Role name' }).fill(role.roleName)
  if (role.displayName !== undefined)
    await page.getByRole('textbox', { name: /^Display name/ }).fill(role.displayName)
  if (role.color !== undefined) await choose(page, 'Colour', role.color)
  if (role.duration !== undefined) await choose(page, 'Session duration', role.duration)
  await switchButton(page).click()
}

/** The button of the form; the top bar's menu has a link of that name too. */
export const switchButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Switch role', exact: true })

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${field}`) }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** The console acts under a role of that account, and says so. */
export async function expectUnderRole(page: Page, role: string, account: string): Promise<void> {
  await expect(roleBanner(page)).toContainText(`Role ${role} in the account `)
  await expect(roleBanner(page)).toContainText(account)
  await expect(page.getByRole('button', { name: /^Account / })).toContainText(account)
}
