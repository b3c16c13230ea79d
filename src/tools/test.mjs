import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { requireNode, root, runPackage, since } from './commands.mjs'
import { buildIfNeeded, installIfNeeded } from './prepare.mjs'

/** @typedef {{ passed: number, failed: number }} Counts */

const passedOne = { passed: 1, failed: 0 }
const failedOne = { passed: 0, failed: 1 }
const reports = join(root, 'dist/reports')

const main = async () => {
  const start = performance.now()
  requireNode()
  await installIfNeeded()
  const chromium = await findChromium()
  if (chromium === undefined) return failedOne
  console.log(`End-to-end tests will use "${chromium}".`)
  mkdirSync(reports, { recursive: true })

  // The builds leave one of two cores half idle; the checks fit beside them.
  const [typed, linted, built] = await Promise.all([
    check('Type check', 'typescript/bin/tsc', ['--noEmit']),
    check('Lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
    buildIfNeeded(['console', 'server', 'demo']).then(done => (done ? passedOne : failedOne)),
  ])
  const units = await unitTests()
  // Without a build there is nothing to open; that it failed is counted already.
  const browser = built.failed === 0 ? await browserTests(chromium) : { passed: 0, failed: 0 }
  console.log(`\nAll of it took ${since(start)}.`)
  return sum([typed, linted, built, units, browser])
}

/** @returns {Promise<Counts>} */
const check = async (what, script, args) => {
  const start = performance.now()
  const { code, output } = await runPackage(script, args, { quiet: true })
  if (code === 0) {
    console.log(`${what}: no problems (${since(start)}).`)
    return passedOne
  }
  console.error(`${what} failed:\n${output.trim()}`)
  return failedOne
}

/** @returns {Promise<Counts>} */
const unitTests = async () => {
  console.log('\nUnit, contract and architecture tests …')
  const report = freshReport('vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runPackage('vitest/vitest.mjs', args)
  if (!existsSync(report)) return failedOne
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that cannot even be loaded has no tests to count.
  const broken = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return honest(code, { passed: numPassedTests, failed: numFailedTests + broken })
}

/** @returns {Promise<Counts>} */
const browserTests = async chromium => {
  console.log('\nEnd-to-end tests …')
  const report = freshReport('playwright.json')
  const env = {
    PLAYWRIGHT_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    PLAYWRIGHT_FORCE_TTY: '0',
  }
  const { code } = await runPackage('@playwright/test/cli.js', ['test', '--reporter=line,json'], { env })
  if (!existsSync(report)) return failedOne
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
  // A test that passes only now and then does not pass.
  return honest(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length })
}

/** A report of an earlier run must not be taken for this one's. */
const freshReport = name => {
  const path = join(reports, name)
  rmSync(path, { force: true })
  return path
}

/**
 * A runner that failed without naming a test has failed all the same, and so has one that ran none.
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
const honest = (code, counts) => {
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return silent ? { ...counts, failed: 1 } : counts
}

/** @param {readonly Counts[]} all */
const sum = all => all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }))

const { passed, failed } = await main()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
