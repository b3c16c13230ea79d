import { type GatehouseServer, startGatehouse } from './gatehouse-server.ts'
import { guardedTest } from './guarded-test.ts'

export { expect } from '@playwright/test'

/** Who administers the server of a test. */
export const rootUser = { email: 'root@example.test', password: 'Correct-horse-battery-1' } as const

interface ServerFixtures {
  /** Nobody has used it before: it asks for the set-up code. */
  readonly firstRun: boolean
  readonly gatehouse: GatehouseServer
}

/** Tests of the real server: each has one of its own, on an empty data folder with a root user. */
export const test = guardedTest.extend<ServerFixtures>({
  firstRun: [false, { option: true }],
  gatehouse: async ({ firstRun }, use) => {
    const root = { GATEHOUSE_ROOT_EMAIL: rootUser.email, GATEHOUSE_ROOT_PASSWORD: rootUser.password }
    const server = await startGatehouse(firstRun ? {} : root)
    await use(server)
    await server.close()
  },
  baseURL: ({ gatehouse }, use) => use(gatehouse.origin),
})
