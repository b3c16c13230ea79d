import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { root, runPackage } from './commands.mjs'

/**
 * Takes pictures of the demo's screens: `npm run screens [folder] [width] [persona]`.
 * Without arguments: test-results/screens, 1280 wide, as alice. Light and dark, one file each.
 * The README shows some of them, from docs/screens.
 */
const [folder = join(root, 'test-results/screens'), width = '1280', persona = 'alice'] = process.argv.slice(2)

/** Name of the picture, address, and the heading that says the screen is there. */
const screens = [
  ['dashboard', '/', 'IAM dashboard'],
  ['users', '/users', /^Users/],
  ['user', '/users/details/alice', 'alice'],
  ['create-user', '/users/create', 'User details'],
  ['groups', '/groups', /^User groups/],
  ['group', '/groups/details/Developers', 'Developers'],
  ['roles', '/roles', /^Roles/],
  ['role', '/roles/details/Auditor?tab=who', 'Auditor'],
  ['role-trust', '/roles/details/nightly-export?tab=trust', 'nightly-export'],
  ['policies', '/policies', /^Policies/],
  [
    'policy',
    `/policies/details/${encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')}`,
    'DeveloperAccess',
  ],
  ['virtual-mfa-devices', '/virtual-mfa-devices', /^Virtual MFA devices/],
  ['my-security-credentials', '/my-security-credentials', 'My security credentials'],
  ['assign-mfa-device', '/my-security-credentials/assign-mfa-device', 'Choose a device'],
  ['switch-role', '/switch-role', 'Switch role'],
  ['create-policy', '/policies/create', 'Create policy'],
  [
    'simulator',
    `/simulator?${new URLSearchParams([
      ['principal', 'arn:aws:iam::111122223333:user/bob'],
      ['action', 'iam:CreateUser'],
      ['action', 's3:GetObject'],
      ['resource', 'arn:aws:iam::111122223333:user/eve'],
      ['resource', 'arn:aws:s3:::acme-data-lake/2026.csv'],
      ['show', 'iam:CreateUser'],
      ['show', 'arn:aws:iam::111122223333:user/eve'],
    ])}`,
    'Policy simulator',
  ],
]

const signIn = async (page, url, who) => {
  await page.goto(url)
  await page.getByRole('button', { name: new RegExp(`^${who}`) }).click()
}

/** Sends the password, and the code where one is asked for; `onCode` while the toy authenticator shows it. */
const enter = async (page, onCode = async () => {}) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const inside = page.getByRole('navigation', { name: 'Side navigation' })
  const phone = page.getByTestId('toy-code')
  await inside.or(phone).waitFor()
  if (await phone.isVisible()) {
    await onCode()
    await page.getByLabel('MFA code').fill((await phone.textContent()) ?? '')
    await page.getByLabel('MFA code').press('Enter')
  }
  await inside.waitFor()
}

/** Without a credential report neither the dashboard nor the users' MFA column knows much; not everybody may ask for one. */
const generateReport = async (page, url) => {
  await page.goto(`${url}/#/users`)
  await page.waitForLoadState('networkidle')
  const generate = page.getByRole('button', { name: 'Generate a credential report for the MFA column' })
  if (!(await generate.isVisible())) return
  await generate.click()
  await page.getByText('everything else from the').waitFor()
}

/** What bob's permissions boundary refuses, with the explanation. */
const refuse = async (page, url) => {
  await signIn(page, url, 'bob')
  await enter(page)
  await page.goto(`${url}/#/users/create`)
  await page.getByRole('textbox', { name: 'User name' }).fill('eve')
  for (const _step of ['permissions', 'tags', 'review'])
    await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Create user' }).click()
  await page.getByText('You are not allowed to perform').waitFor()
}

/** A policy that is edited as cards and as text. */
const editInBoth = async (page, url) => {
  const arn = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')
  await page.goto(`${url}/#/policies/edit/${arn}`)
  await page.getByRole('button', { name: 'Both', exact: true }).click()
  await page.getByRole('button', { name: 'Add a statement' }).waitFor()
  await page.getByText('826 actions').waitFor()
}

/** A browser of somebody's own, so that nobody is signed in yet. */
const openPage = async (browser, colorScheme) => {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: Math.round(Number(width) * 0.625) },
    colorScheme,
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

let taken = 0

const takeAll = async (browser, url, colorScheme) => {
  const take = async (page, name) => {
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    taken += 1
  }
  const page = await openPage(browser, colorScheme)
  await signIn(page, url, persona)
  await take(page, 'sign-in')
  await enter(page, () => take(page, 'sign-in-mfa'))
  await generateReport(page, url)
  for (const [name, path, heading] of screens) {
    await page.goto(`${url}/#${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForLoadState('networkidle')
    await page
      .getByText(/^(Loading|Reading)/)
      .first()
      .waitFor({ state: 'hidden' })
    await take(page, name)
  }
  await editInBoth(page, url)
  await take(page, 'policy-editor')
  const other = await openPage(browser, colorScheme)
  await refuse(other, url)
  await take(other, 'refusal')
  await other.context().close()
  await page.context().close()
}

const executablePath = await findChromium()
if (executablePath === undefined) process.exit(1)
await mkdir(folder, { recursive: true })
await runPackage('vite/bin/vite.js', ['build', '--mode', 'demo'])
const { chromium } = await import('@playwright/test')
const { preview } = await import('vite')
const server = await preview({ root, mode: 'demo', preview: { port: 4180 }, logLevel: 'warn' })
const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  for (const colorScheme of ['light', 'dark']) await takeAll(browser, url, colorScheme)
} finally {
  await browser.close()
  await server.close()
}
console.log(`Took ${taken} pictures into ${folder}`)
