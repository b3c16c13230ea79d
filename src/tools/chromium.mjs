import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runPackage } from './commands.mjs'

/**
 * The path of a Chromium or Chrome for the end-to-end tests, installed if need be and possible; undefined,
 * after one line that says what to type, when there is none.
 * @returns {Promise<string | undefined>}
 */
export const findChromium = async () => (await find()) ?? (await install())

const find = async () => {
  for (const name of ['PLAYWRIGHT_CHROMIUM', 'CHROME_PATH']) {
    const path = process.env[name]
    if (path === undefined || path === '') continue
    if (works(path)) return path
    console.error(
      `${name} is "${path}", which does not run: set it to the path of a Chromium or Chrome, or unset it.`,
    )
    return undefined
  }
  const { chromium } = await import('@playwright/test')
  return [...onPath(), ...installedPlaces(), chromium.executablePath()].find(works)
}

const onPath = () => {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  return names.flatMap(name => folders.map(folder => join(folder, name)))
}

const installedPlaces = () => {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ]
  }
  if (process.platform !== 'win32') return ['/opt/google/chrome/chrome', '/snap/bin/chromium']
  const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  return folders.filter(Boolean).map(folder => join(folder ?? '', 'Google/Chrome/Application/chrome.exe'))
}

/** Some systems carry a `chromium` that only tells how to install one. On Windows `--version` opens a window. */
const works = path =>
  existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version']).status === 0)

const install = async () => {
  if (process.env.PLAYWRIGHT_CHROMIUM || process.env.CHROME_PATH) return undefined
  console.log('Found no Chromium or Chrome: installing one …')
  const asRoot = process.getuid?.() === 0
  if (asRoot && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env })
    await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      { env },
    )
  }
  const found = await find()
  if (found !== undefined) return found
  await runPackage('playwright/cli.js', ['install', ...(asRoot ? ['--with-deps'] : []), 'chromium'])
  const installed = await find()
  if (installed === undefined) {
    console.error(
      'No Chromium or Chrome could be found or installed: type "sudo apt-get install chromium" (or install Chrome), or set CHROME_PATH to one.',
    )
  }
  return installed
}
