import { expect, type Page } from '@playwright/test'

/** Questions to workers that wait until a test lets them be asked. */
export interface HeldQuestions {
  /** Waits until one is to be asked. */
  waitForOne(): Promise<void>
  /** Asks all that were held, and waits until they are answered; from then on none is held. */
  ask(): Promise<void>
}

/** Holds back what the page asks its workers under this name. Called before the page is opened. */
export async function holdQuestions(page: Page, name: string): Promise<HeldQuestions> {
  await page.addInitScript(wanted => {
    const send = Worker.prototype.postMessage
    const held: (() => Promise<void>)[] = []
    Worker.prototype.postMessage = function (
      this: Worker,
      ...given: [question: { readonly id: number; readonly name: unknown }, ...rest: unknown[]]
    ) {
      const [question] = given
      if (question.name !== wanted) return Reflect.apply(send, this, given)
      held.push(
        () =>
          new Promise(resolve => {
            this.addEventListener('message', ({ data }) => data.id === question.id && resolve())
            Reflect.apply(send, this, given)
          }),
      )
    }
    Object.assign(window, {
      heldQuestions: () => held.length,
      askHeld: () => {
        Worker.prototype.postMessage = send
        return Promise.all(held.map(ask => ask()))
      },
    })
  }, name)
  return {
    waitForOne: () => expect.poll(() => page.evaluate('heldQuestions()')).toBeGreaterThan(0),
    ask: async () => {
      await page.evaluate('askHeld()')
    },
  }
}
