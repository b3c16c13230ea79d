import { resolve } from 'node:path'
import { serveFiles } from './demo-server.ts'
import { guardedTest } from './guarded-test.ts'

export { expect } from '@playwright/test'

/**
 * Tests of the demo, where the service runs in the tab. Its state lies in the browser's storage, of which every test
 * has one of its own: none sees what another did.
 */
export const test = guardedTest.extend<object, { demoOrigin: string }>({
  demoOrigin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const server = await serveFiles(resolve('dist/demo'))
      await use(server.origin)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ demoOrigin }, use) => use(demoOrigin),
})
