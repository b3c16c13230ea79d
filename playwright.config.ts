import { defineConfig, devices } from '@playwright/test'

// The SDK's advice to upgrade Node is none for a test; playwright.config.ts is read by every worker.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const asRoot = process.getuid?.() === 0
const executablePath = process.env.PLAYWRIGHT_CHROMIUM

/**
 * Two projects over two builds: `mock` opens the demo, where the service runs in the tab; `server` the real server on
 * SQLite. `npm test` builds both first and names the browser in PLAYWRIGHT_CHROMIUM; without it Playwright's own is used.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A test that passes only now and then does not pass.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  // Generous, since a busy machine is no fault of the product.
  expect: { timeout: 30_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Animations only make a test wait.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium refuses to run its sandbox as root.
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'mock', testDir: 'e2e/mock' },
    { name: 'server', testDir: 'e2e/server' },
  ],
})
