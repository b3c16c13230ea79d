import type { Page } from '@playwright/test'

/** Holds back the open page's next calls of an operation; gives the way to let them be made. */
export async function holdCall(page: Page, operation: string): Promise<() => Promise<void>> {
  await page.evaluate(wanted => {
    const send = window.fetch
    let letGo = (): void => {}
    const released = new Promise<void>(resolve => {
      letGo = resolve
    })
    window.fetch = async (input, init) => {
      const request = new Request(input, init)
      const action = new URLSearchParams(await request.clone().text()).get('Action')
      if (action === wanted) await released
      return send(request)
    }
    Object.assign(window, {
      letGo: () => {
        window.fetch = send
        letGo()
      },
    })
  }, operation)
  return () => page.evaluate('letGo()')
}
