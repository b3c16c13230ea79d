import { expect, type Page } from '@playwright/test'

/** Notes every uncaught error and every `console.error` of a page; `check` fails the test over any of them. */
export function guardPage(page: Page): { check(): void } {
  const problems: string[] = []
  page.on('pageerror', error => problems.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('console', message => {
    if (message.type() !== 'error') return
    if (isRefusedCall(message.text(), message.location().url)) return
    problems.push(`console.error: ${message.text()} (${message.location().url})`)
  })
  return {
    check: () => expect(problems, 'the page reported errors').toEqual([]),
  }
}

/**
 * The browser reports each answer of 400 and more as an error of its own. From the service that is no defect: being
 * refused is what many tests are about. From anywhere else, such as a missing file, it is.
 */
function isRefusedCall(text: string, url: string): boolean {
  if (!text.startsWith('Failed to load resource')) return false
  const { pathname } = new URL(url)
  return pathname === '/' || pathname.startsWith('/sign-in/')
}
