import { expect, type Locator, type Page } from '@playwright/test'
import { personaNamed, personas } from '../../mocks/personas.ts'
import { freshCode } from './totp.ts'

/** Types a user's names and password into the form that is open, and sends it. */
export async function submitUserForm(
  page: Page,
  who: { readonly account: string; readonly userName: string; readonly password: string },
): Promise<void> {
  await page.getByLabel('Account ID or alias').fill(who.account)
  await page.getByLabel('User name').fill(who.userName)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await signInButton(page).click()
}

/** Types the root user's e-mail address and password into the form that is open, and sends it. */
export async function submitRootForm(
  page: Page,
  root: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.getByLabel('Root user e-mail address').fill(root.email)
  await page.getByLabel('Password', { exact: true }).fill(root.password)
  await signInButton(page).click()
}

export const signInButton = (page: Page): Locator => page.getByRole('button', { name: /^Sign in/ })

/** The twelve digits of the account that the console shows. */
export async function accountId(page: Page): Promise<string> {
  const menu = page.getByRole('button', { name: /^Account / })
  const id = async (): Promise<string> => ((await menu.textContent()) ?? '').replace(/\D/g, '')
  await expect.poll(id).toMatch(/^\d{12}$/)
  return id()
}

/**
 * Opens a page of the demo's console, such as `#/users`, as one of its personas, through the sign-in form.
 * `query` goes to the demo: a seed, faults.
 */
export async function openAs(page: Page, persona: string, hash = '', query = ''): Promise<void> {
  const who = personaNamed(persona)
  await page.goto(`/${query}${hash}`)
  if (who.userName.includes('@')) {
    await page.getByRole('link', { name: 'Root user' }).click()
    await submitRootForm(page, { email: who.userName, password: who.password })
  } else {
    await submitUserForm(page, who)
  }
  await expectSignedIn(page, persona)
}

/** The console is open, and it is this person's; before that, gives the code of their authenticator app where one is asked for. */
export async function expectSignedIn(page: Page, who: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Side navigation' })
  const seed = personas.find(persona => persona.userName === who)?.authenticatorSeed
  if (seed !== undefined) {
    await expect(navigation.or(mfaCode(page))).toBeVisible()
    if (await mfaCode(page).isVisible()) await submitCode(page, await freshCode(page, seed))
  }
  await expectConsole(page, who)
}

/** The console of this person is open; for tests that give the code of an MFA device themselves. */
export async function expectConsole(page: Page, who: string): Promise<void> {
  await expect(page.getByRole('button', { name: who }).first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Side navigation' })).toBeVisible()
}

/** The field for the code of an MFA device. */
export const mfaCode = (page: Page): Locator => page.getByLabel('MFA code')

/** Types a code into the form that is open, and sends it. */
export async function submitCode(page: Page, code: string): Promise<void> {
  await mfaCode(page).fill(code)
  await mfaCode(page).press('Enter')
}

/** The dialog over a page in which whoever is signed in signs in again. */
export const againDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Sign in again' })

/** Gives the password, and the code where one is asked for, in the dialog over the page; it is gone then. */
export async function signInAgain(page: Page, persona: string): Promise<void> {
  const { password, authenticatorSeed: seed } = personaNamed(persona)
  const dialog = againDialog(page)
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (seed !== undefined) {
    await expect.poll(async () => (await mfaCode(page).isVisible()) || !(await dialog.isVisible())).toBe(true)
    if (await mfaCode(page).isVisible()) await submitCode(page, await freshCode(page, seed))
  }
  await expect(dialog).toBeHidden()
}

/** Signs out by the menu in the top bar. */
export async function signOut(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: who }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You have signed out.')).toBeVisible()
}
