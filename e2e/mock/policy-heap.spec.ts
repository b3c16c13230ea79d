import { expect } from '@playwright/test'
import { heldByOpenings, withoutCompiling } from '../support/heap.ts'
import { test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'

test.use({
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures named that are used, here none
    async ({}, use, { project }) => {
      const { launchOptions = {} } = project.use
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...withoutCompiling] })
    },
    { scope: 'worker' },
  ],
})

test('twenty openings of the editor leave no more behind than three', async ({ page }) => {
  test.slow()
  const arn = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')
  await openAs(page, 'alice', `#/policies/details/${arn}`)
  const { third, last } = await heldByOpenings(page, 20)
  // What the browser notes of its own, such as how long each task took, is far less than one editor.
  expect(last.heap / third.heap, JSON.stringify({ third, last })).toBeLessThan(1.03)
  expect(last.nodes / third.nodes, JSON.stringify({ third, last })).toBeLessThan(1.03)
})
