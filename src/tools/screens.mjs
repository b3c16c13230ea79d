import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { root, runPackage } from './commands.mjs'

/**
 * Takes pictures of the demo's screens: `npm run screens [folder] [width] [persona]`.
 * Without arguments: docs/screens, 1280 wide, as alice. Light and dark, one file each.
 */
const [folder = join(root, 'docs/screens'), width = '1280', persona = 'alice'] = process.argv.slice(2)

/** Name of the picture, address, and the heading that says the screen is there. */
const screens = [
  ['dashboard', '/', 'IAM dashboard'],
  ['users', '/users', /^Users/],
  ['user', '/users/details/alice', 'alice'],
  ['create-user', '/users/create', 'User details'],
  ['groups', '/groups', /^User groups/],
  ['group', '/groups/details/Developers', 'Developers'],
]

const takeAll = async (browser, url, colorScheme) => {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: Math.round(Number(width) * 0.625) },
    colorScheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const take = name => page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  await page.goto(url)
  const person = page.getByRole('button', { name: new RegExp(`^${persona}`) })
  await person.click()
  await take('sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
  for (const [name, path, heading] of screens) {
    await page.goto(`${url}/#${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForLoadState('networkidle')
    await take(name)
  }
  await context.close()
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
console.log(`Took ${2 * (screens.length + 1)} pictures into ${folder}`)
