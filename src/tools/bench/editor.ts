import { chromium, type LaunchOptions, type Page } from '@playwright/test'
import { withoutCompiling } from '../../../e2e/support/heap.ts'
import { documentOf, writePolicy } from '../../../e2e/support/policy-editor.ts'
import { submitRootForm } from '../../../e2e/support/sign-in.ts'
import { browserArguments, root, withConsole } from './console.ts'
import { measureHeap, measureTyping, measureUsable } from './editor-measures.ts'
import type { BenchResult } from './measure.ts'
import { policyOf } from './validation.ts'

const runs = 7

/**
 * Measures the policy editor of the built console in a browser: the built server with one policy, a page of its own for
 * each question. `script` is the built server, `executablePath` a Chromium.
 */
export async function runEditorBench(
  script: string,
  executablePath: string,
): Promise<readonly BenchResult[]> {
  if (executablePath === '') throw new Error('the policy editor cannot be measured: no Chromium was found')
  return withConsole(script, async origin => [
    ...(await inBrowser(
      { executablePath, args: [...browserArguments, ...withoutCompiling] },
      origin,
      measureHeap,
    )),
    ...(await inBrowser({ executablePath, args: [...browserArguments] }, origin, measureSpeed)),
  ])
}

type Measure = (page: Page, policyPage: string) => Promise<readonly BenchResult[]>

/** Measures in a browser of its own, where the root user is signed in and a policy is there. */
async function inBrowser(
  options: LaunchOptions,
  baseURL: string,
  measure: Measure,
): Promise<readonly BenchResult[]> {
  const browser = await chromium.launch(options)
  try {
    const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    // What is typed here is not wanted.
    page.on('dialog', question => void question.accept())
    await page.goto('/sign-in/root')
    await submitRootForm(page, root)
    await page.getByRole('navigation', { name: 'Side navigation' }).waitFor()
    // Longer ones name a resource that IAM itself would refuse.
    return await measure(page, await createPolicy(page, textOf(3_000)))
  } finally {
    await browser.close()
  }
}

const measureSpeed: Measure = async (page, policyPage) => [
  await measureUsable(page, policyPage, { fetchedBefore: true, runs }),
  await measureUsable(page, policyPage, { fetchedBefore: false, runs }),
  ...(await measureTyping(page, textOf(6_000), runs)),
  ...(await measureTyping(page, textOf(100_000), runs)),
]

/** A policy of about so many bytes, a line for each value as people write it. */
const textOf = (bytes: number): string => JSON.stringify(JSON.parse(policyOf(bytes * 0.6)), null, 2)

/** Creates a policy of a name of its own and gives the address of its page. */
async function createPolicy(page: Page, text: string): Promise<string> {
  const name = `Bench-${Date.now()}`
  await page.goto('/#/policies/create')
  await page.getByRole('textbox', { name: 'Policy name', exact: true }).fill(name)
  await documentOf(page).waitFor({ state: 'attached' })
  await writePolicy(documentOf(page), text)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Create policy', exact: true }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  return page.url()
}
