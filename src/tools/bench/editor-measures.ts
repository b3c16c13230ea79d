import type { Page } from '@playwright/test'
import { heldByOpenings } from '../../../e2e/support/heap.ts'
import { longestTasks } from '../../../e2e/support/main-thread.ts'
import { documentOf, writePolicy } from '../../../e2e/support/policy-editor.ts'
import { type BenchResult, medianRow } from './measure.ts'

/** The line of an ordinary household, as the promise names it. */
const slowLine = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 }
const freeLine = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }

interface Opening {
  /** The editor's script has been fetched while the page was idle. */
  readonly fetchedBefore: boolean
  readonly runs: number
}

/** From a click on "Edit" until a key that is pressed is seen in the text. */
export async function measureUsable(
  page: Page,
  policyPage: string,
  { fetchedBefore, runs }: Opening,
): Promise<BenchResult> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    if (!fetchedBefore) await devTools.send('Network.clearBrowserCache')
    await page.goto('about:blank')
    await page.goto(policyPage)
    if (!fetchedBefore)
      await page.evaluate(() => {
        // Whoever clicks at once is there before the page has been idle.
        window.requestIdleCallback = () => 0
      })
    const edit = page.getByRole('button', { name: 'Edit', exact: true })
    await edit.waitFor()
    if (fetchedBefore) await page.waitForLoadState('networkidle')
    else await devTools.send('Network.emulateNetworkConditions', slowLine)
    times.push(await edit.evaluate(untilUsable))
    // Nothing is left to be kept as a draft, which the next opening would restore.
    await page.keyboard.press('Backspace')
    await devTools.send('Network.emulateNetworkConditions', freeLine)
  }
  await devTools.detach()
  return fetchedBefore
    ? medianRow('from "Edit" to the first key, prefetched', times, 'under 600 ms')
    : medianRow('from "Edit" to the first key, 10 Mbit/s and 40 ms', times, 'under 1200 ms')
}

/** Runs in the page. */
const untilUsable = (edit: Element): Promise<number> =>
  new Promise(resolve => {
    const start = performance.now()
    if (edit instanceof HTMLElement) edit.click()
    // The plain field takes keys until the editor does.
    const shown = (): string => {
      const plain = document.querySelector('.gatehouse-waiting-text')
      if (plain instanceof HTMLTextAreaElement) return plain.value
      return document.querySelector('.gatehouse-json-view .view-lines')?.textContent ?? ''
    }
    const look = (): void => {
      const input = document.querySelector('.gatehouse-waiting-text, .gatehouse-json-view textarea')
      if (!(input instanceof HTMLElement) || shown() === '') {
        requestAnimationFrame(look)
        return
      }
      input.focus()
      document.execCommand('insertText', false, '\u2318')
      const seen = (): void => {
        if (shown().includes('\u2318')) resolve(performance.now() - start)
        else requestAnimationFrame(seen)
      }
      seen()
    }
    look()
  })

/** From a key to what the checks find, to the list of completions, and what typing makes the page do at once. */
export async function measureTyping(page: Page, text: string, runs: number): Promise<readonly BenchResult[]> {
  const size = `${Math.round(text.length / 1000)} kB`
  const { keyboard } = page
  await page.goto('about:blank')
  await page.goto('/#/policies/create')
  const document = documentOf(page)
  await document.waitFor({ state: 'attached' })
  await writePolicy(document, text)
  await page.getByRole('list', { name: 'Findings' }).waitFor()
  // Into the effect of the first statement.
  await keyboard.press('ControlOrMeta+Home')
  for (let line = 0; line < 5; line++) await keyboard.press('ArrowDown')
  await keyboard.press('End')
  for (let back = 0; back < 2; back++) await keyboard.press('ArrowLeft')
  await page.waitForTimeout(500)

  const toMarkers: number[] = []
  for (let run = 0; run <= runs; run++) {
    const took = await timed(page, untilMarked, () => keyboard.press('x'))
    if (run > 0) toMarkers.push(took)
    await keyboard.press('Escape')
    await keyboard.press('Backspace')
    await page.waitForTimeout(300)
  }
  const longest = await longestTasks(page, async () => {
    for (let key = 0; key < 20; key++) {
      await keyboard.press('x')
      await page.waitForTimeout(60)
    }
  })
  for (let key = 0; key < 20; key++) await keyboard.press('Backspace')
  // Into the first of its actions.
  await keyboard.press('Escape')
  for (let line = 0; line < 2; line++) await keyboard.press('ArrowDown')
  await keyboard.press('End')
  for (let back = 0; back < 2; back++) await keyboard.press('ArrowLeft')
  const toList: number[] = []
  for (let run = 0; run <= runs; run++) {
    const took = await timed(page, untilListed, () => keyboard.press('ControlOrMeta+Space'))
    if (run > 0) toList.push(took)
    await keyboard.press('Escape')
  }
  const small = text.length < 10_000
  return [
    medianRow(`from a key to markers in ${size}`, toMarkers, small ? 'under 50 ms' : 'under 150 ms'),
    medianRow(`from a key to the list of completions in ${size}`, toList, 'under 50 ms'),
    {
      name: `longest task between keys and frames while typing in ${size}`,
      value: `${longest.others.toFixed(0)} ms`,
      wanted: small ? 'under 16 ms' : undefined,
    },
    {
      name: `longest of keys, and of frames, in ${size}`,
      value: `${longest.keys.toFixed(0)}, ${longest.frames.toFixed(0)} ms`,
    },
  ]
}

/** What a question that waits in the page gives once something is done; it waits before that is begun. */
async function timed(page: Page, question: () => Promise<number>, act: () => Promise<void>): Promise<number> {
  const waiting = await page.evaluateHandle(`({ answer: (${question})() })`)
  await act()
  const answer = await waiting.evaluate(({ answer }: { readonly answer: Promise<number> }) => answer)
  await waiting.dispose()
  return answer
}

/** Runs in the page: from the next key until one more stretch is underlined as an error. */
const untilMarked = (): Promise<number> =>
  new Promise(resolve => {
    const marks = (): number => document.querySelectorAll('.gatehouse-json-view .squiggly-error').length
    const before = marks()
    const began = ({ timeStamp }: KeyboardEvent): void => {
      // Called in the frame that draws it; asking in frames of one's own would tell it one later.
      const drawn = new MutationObserver(() => {
        if (marks() <= before) return
        drawn.disconnect()
        resolve(performance.now() - timeStamp)
      })
      drawn.observe(document, { subtree: true, childList: true })
    }
    addEventListener('keydown', began, { once: true, capture: true })
  })

/** Runs in the page: from the next key until the list of completions is there. */
const untilListed = (): Promise<number> =>
  new Promise(resolve => {
    const began = ({ key, timeStamp }: KeyboardEvent): void => {
      if (key !== ' ') {
        addEventListener('keydown', began, { once: true, capture: true })
        return
      }
      const drawn = new MutationObserver(() => {
        // Its rows stay in the page while it is not shown.
        if (document.querySelector('.suggest-widget .monaco-list-row')?.checkVisibility() !== true) return
        drawn.disconnect()
        resolve(performance.now() - timeStamp)
      })
      drawn.observe(document, { subtree: true, childList: true, attributes: true })
    }
    addEventListener('keydown', began, { once: true, capture: true })
  })

/** What the page holds after twenty openings of the editor, beside what it holds after three. */
export async function measureHeap(page: Page, policyPage: string): Promise<readonly BenchResult[]> {
  await page.goto('about:blank')
  await page.goto(policyPage)
  const { third, last } = await heldByOpenings(page, 20)
  const growth = (last.heap / third.heap - 1) * 100
  return [
    {
      name: 'heap after twenty openings of the editor, and after three',
      value: `${(last.heap / 1e6).toFixed(1)}, ${(third.heap / 1e6).toFixed(1)} MB`,
      wanted: 'no more',
    },
    {
      name: 'growth of the heap, and of the nodes of documents',
      value: `${growth.toFixed(1)} %, ${last.nodes - third.nodes}`,
      wanted: 'none',
    },
  ]
}
