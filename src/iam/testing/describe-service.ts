import { beforeEach, describe, expect } from 'vitest'
import type { Store } from '../store/port.ts'
import { createTestService, type TestService } from './test-service.ts'

export type CreateStore = () => Promise<Store>

type Send = TestService['root']['iam']['send']

export interface Suite {
  /** The service of the test that is running. */
  readonly env: () => TestService
  /** Sends to IAM as the root user. */
  readonly send: Send
}

/** Tests over a fresh service each; none of them may leave a fault behind. */
export const describeService = (
  title: string,
  createStore: CreateStore,
  tests: (suite: Suite) => void,
): void => {
  describe(title, () => {
    let env: TestService
    beforeEach(async () => {
      env = await createTestService({ store: await createStore() })
      return async () => {
        expect(env.faults).toEqual([])
        await env.service.close()
        await env.store.close()
      }
    })
    tests({
      env: () => env,
      // The overloads of `send` can't be written for an arrow function; the command's type still decides the answer's.
      send: ((command: never) => env.root.iam.send(command)) as unknown as Send,
    })
  })
}
